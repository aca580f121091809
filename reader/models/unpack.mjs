// Unpacks the small set of each language's model (4.0.0_best_int: Tesseract's best LSTM models with integer weights) to
// the folder named on the command line. The packages hold a second, ten times larger set beside it; nobody needs it here.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const packages = fileURLToPath(new URL("node_modules/@tesseract.js-data", import.meta.url));
const target = process.argv[2];
mkdirSync(target, { recursive: true });
for (const language of readdirSync(packages)) {
  const name = `${language}.traineddata`;
  if (existsSync(join(target, name))) continue;
  const model = gunzipSync(readFileSync(join(packages, language, "4.0.0_best_int", `${name}.gz`)));
  const unfinished = join(target, `.${name}`);
  writeFileSync(unfinished, model);
  renameSync(unfinished, join(target, name));
}
