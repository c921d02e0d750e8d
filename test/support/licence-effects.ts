import { createHttpLicenceRepository } from '../../adapters/http-licence-repository.ts';
import { createPdfLicencePrinter } from '../../adapters/pdf-licence-printer.ts';
import { createLicencesEffects } from '../../domain/licences/index.ts';
import type { LicencePrinter, LicenceRepository } from '../../domain/licences/index.ts';
import type { FileStore } from '../../domain/materials/index.ts';
import type { OutsideRig } from './outside-rig.ts';

/** What reaches the repository of this rig, over HTTP; a part of repository or printer may be another. */
export const licenceEffects = (
  { simulator, effectNeeds, database: { clock } }: OutsideRig,
  files: FileStore,
  change: { repository?: Partial<LicenceRepository>; printer?: Partial<LicencePrinter> } = {},
) => {
  const repository = createHttpLicenceRepository({ ...simulator, clock, timeoutMs: 3000 });
  const printer = createPdfLicencePrinter({ publicUrl: 'https://tongban.example' });
  return createLicencesEffects({
    ...effectNeeds,
    repository: { ...repository, ...change.repository },
    files,
    printer: { ...printer, ...change.printer },
  });
};
