import { nodeTooOld } from './bootstrap/node-version.mjs';

// As in test.mjs: nothing else is loaded before Node's age is known.
const refusal = nodeTooOld();
if (refusal) {
  process.stderr.write(refusal + '\n');
  process.exit(1);
} else {
  import('./checks/run-proof.mjs').then((program) => program.runProof());
}
