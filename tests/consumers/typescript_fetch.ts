// A chat and a stream with the client that openapi-generator's typescript-fetch makes.
import { ChatCompletionChunkFromJSON, Configuration, CreateChatCompletionRequestFromJSON, OpenAIApi } from "./made";
import { text } from "./events";

async function main(server: string, body: unknown): Promise<void> {
  const api = new OpenAIApi(new Configuration({ basePath: server, accessToken: "sk-test" }));
  const createChatCompletionRequest = CreateChatCompletionRequestFromJSON(body);
  const completion = await api.openaiCreateChatCompletion({ createChatCompletionRequest });
  console.log(JSON.stringify(completion.choices?.[0]?.message?.content));

  const streamed = { ...createChatCompletionRequest, stream: true };
  const { raw } = await api.openaiCreateChatCompletionRaw({ createChatCompletionRequest: streamed });
  console.log(JSON.stringify(await text(raw, (json) => ChatCompletionChunkFromJSON(json).choices?.[0]?.delta?.content)));
}

main(process.argv[2], JSON.parse(process.argv[3]));
