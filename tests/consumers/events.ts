// The text of a stream, which no client made by these tools reads by itself.
export async function text<Chunk = unknown>(
  response: Response,
  content: (chunk: Chunk) => string | null | undefined,
): Promise<string> {
  const events = (await response.text()).split("\n\n").map((event) => event.replace(/^data: /, ""));
  // A value that no server has today is read as well.
  const chunks = events.filter((data) => data && data !== "[DONE]").map((data) => JSON.parse(data.replace('"stop"', '"new"')));
  return chunks.map((chunk) => content(chunk) ?? "").join("");
}
