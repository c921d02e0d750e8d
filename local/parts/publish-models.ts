import { runProgram } from '../bootstrap/steps.mjs';
import { programVariables } from './site.ts';
import type { Site } from './site.ts';

/** Publishes the models shipped with the product, as `npm run publish` does it on a site: what is published stays. */
export const publishModels = async (site: Site, tell?: (line: string) => void): Promise<void> => {
  const env = { ...process.env, ...programVariables(site) };
  await runProgram('npm', ['run', '--silent', 'publish'], { cwd: site.root, env }, tell);
};
