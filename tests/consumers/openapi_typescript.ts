// A chat and a stream with the types that openapi-typescript makes, through openapi-fetch.
import createClient from "openapi-fetch";
import type { components, paths } from "./made";
import { text } from "./events";

type Request = components["schemas"]["CreateChatCompletionRequest"];
type Chunk = components["schemas"]["ChatCompletionChunk"];

async function main(server: string, body: Request): Promise<void> {
  const client = createClient<paths>({ baseUrl: server });
  const { data, error } = await client.POST("/v1/chat/completions", { body });
  if (!data || typeof data === "string") throw new Error(JSON.stringify(error));
  console.log(JSON.stringify(data.choices?.[0]?.message?.content));

  const stream = await client.POST("/v1/chat/completions", { body: { ...body, stream: true }, parseAs: "stream" });
  console.log(JSON.stringify(await text<Chunk>(stream.response, (chunk) => chunk.choices?.[0]?.delta?.content)));
}

main(process.argv[2], JSON.parse(process.argv[3]));
