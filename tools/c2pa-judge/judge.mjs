// Says what independent readers think of pictures with C2PA manifests; see README.md.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as reference from '@contentauth/c2pa-wasm';
import { JPEG, PNG } from '@trustnxt/c2pa-ts/asset';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { ManifestStore } from '@trustnxt/c2pa-ts/manifest';
import { Rubric } from './rubric.mjs';

const files = process.argv.slice(2);
const anchors = files[0] === '--anchors' ? readFileSync(files.splice(0, 2)[1], 'utf8') : null;
const rubric = new Rubric(new URL('rubric/asset-rubric-conformance0.2-spec2.4.yml', import.meta.url), '2.4');
const settings = JSON.stringify({
  verify: { verify_trust: true, verify_timestamp_trust: true, remote_manifest_fetch: false, ocsp_fetch: false },
  ...(anchors ? { trust: { trust_anchors: anchors } } : {}),
});
reference.initSync({ module: readFileSync(fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'))) });

function mediaType(bytes) {
  if (bytes[0] === 0x89) return 'image/png';
  return bytes[0] === 0xff ? 'image/jpeg' : 'image/webp';
}

async function byReference(bytes) {
  let reader;
  try {
    reader = await reference.WasmReader.fromBytes(mediaType(bytes), new Uint8Array(bytes), settings);
  } catch (error) {
    return { state: 'Unreadable', problems: [String(error)] };
  }
  const report = JSON.parse(reader.json());
  const results = report.validation_results ?? {};
  const sets = [results.activeManifest, ...(results.ingredientDeltas ?? []).map((delta) => delta.validationDeltas)];
  const problems = sets.flatMap((set) => (set?.failure ?? []).map((failure) => failure.code));
  const checked = rubric.check(JSON.parse(reader.crJson()));
  reader.free();
  return { state: report.validation_state, problems, manifests: Object.keys(report.manifests).length, ...checked };
}

async function byOther(bytes) {
  const kind = { 'image/png': PNG, 'image/jpeg': JPEG }[mediaType(bytes)];
  if (!kind) return {};
  try {
    const asset = new kind(bytes);
    const result = await ManifestStore.read(SuperBox.fromBuffer(await asset.getManifestJUMBF())).validate(asset);
    return {
      otherValid: result.isValid,
      otherProblems: result.statusEntries.filter((entry) => !entry.success).map((entry) => entry.code),
    };
  } catch (error) {
    return { otherValid: false, otherProblems: [String(error)] };
  }
}

for (const file of files) {
  const bytes = readFileSync(file);
  console.log(JSON.stringify({ file, ...(await byReference(bytes)), ...(await byOther(bytes)) }));
}
