import { nodeTooOld } from './bootstrap/node-version.mjs';

// Nothing else is loaded before Node's age is known: the rest uses what old versions lack.
const refusal = nodeTooOld();
if (refusal) {
  process.stderr.write(refusal + '\n');
  process.exit(1);
} else {
  import('./checks/run-checks.mjs').then((program) => program.runChecks());
}
