// A chat and a stream with the client that @hey-api/openapi-ts makes; it takes the operation as one of JSON.
import { createClient } from "./made/client";
import { openaiCreateChatCompletion, type ChatCompletionChunk, type CreateChatCompletionRequest } from "./made";
import { text } from "./events";

async function main(server: string, body: CreateChatCompletionRequest): Promise<void> {
  const client = createClient({ baseUrl: server, auth: "sk-test" });
  const { data } = await openaiCreateChatCompletion({ client, body, throwOnError: true });
  console.log(JSON.stringify(data.choices?.[0]?.message?.content));

  const { response } = await openaiCreateChatCompletion({
    client,
    body: { ...body, stream: true },
    parseAs: "stream",
    throwOnError: true,
  });
  console.log(JSON.stringify(await text<ChatCompletionChunk>(response, (chunk) => chunk.choices?.[0]?.delta?.content)));
}

main(process.argv[2], JSON.parse(process.argv[3]));
