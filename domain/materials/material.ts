/** A material as the item's catalogue of materials (item.json `materials`) names it. */
export interface MaterialRequirement {
  key: string;
  name: string;
  isRequired: boolean;
  /** `form`: the filled form is the material; `licence-repository`: not asked for while the repository answers */
  source: 'form' | 'licence-repository' | 'applicant';
  licenceType?: string;
  mediaTypes?: readonly string[];
}

/** One file of a case. */
export interface Material {
  id: string;
  caseNo: string;
  key: string;
  /** 0 = came with the filing, 1 = with the first supplement … */
  round: number;
  source: 'upload' | 'licence-repository';
  fileName: string;
  mediaType: string;
  /** bytes */
  size: number;
  contentHash: string;
  licenceIdentifier: string | undefined;
  /** why the applicant handed in what the repository should have supplied */
  exceptionReason: string | undefined;
  receivedAt: Date;
}

/** A file taken in before it belongs to a case. */
export interface Upload {
  id: string;
  fileName: string;
  mediaType: string;
  size: number;
  contentHash: string;
  uploadedAt: Date;
}

/** What the licence repository said when asked for one material. */
export type RepositoryFinding =
  | { materialKey: string; outcome: 'found'; identifier: string; fileName: string; contentHash: string; size: number }
  | { materialKey: string; outcome: 'none' }
  | { materialKey: string; outcome: 'failed'; reason: string };

/** What the applicant named: a key of the catalogue, and the upload that goes with it. */
export interface FiledMaterial {
  key: string;
  uploadId?: string;
  /** a licence the repository does not hold is to be asked for from its issuer; without an upload beside it */
  isDemanded?: boolean;
}

/** Bytes. */
export const MAX_FILE_SIZE = 20 * 1024 * 1024;

const MAX_NAME_LENGTH = 100;

// control characters, and the marks that let a name read backwards (exe.fdp shown as pdf.exe)
const DECEIVING = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** A name that is safe to show and to offer for download: no path, no control characters, not hidden, not endless. */
export const cleanFileName = (given: string): string => {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(DECEIVING, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '')
    .trim();
  if (clean === '') return '未命名';
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 ? clean.slice(dot).slice(0, 10) : '';
  const stem = dot > 0 ? clean.slice(0, dot) : clean;
  return [...stem].slice(0, MAX_NAME_LENGTH).join('') + extension;
};

/** Keys of required materials nobody has supplied; a form counts as supplied. */
export const findMissing = (
  required: readonly MaterialRequirement[],
  suppliedKeys: Iterable<string>,
): MaterialRequirement[] => {
  const supplied = new Set(suppliedKeys);
  return required.filter(({ key, isRequired, source }) => isRequired && source !== 'form' && !supplied.has(key));
};

/** Why the applicant's own file is taken for a material the repository should supply. */
export const exceptionReason = (finding: RepositoryFinding | undefined): string | undefined => {
  if (finding?.outcome === 'none') return '电子证照库未查到该证照';
  if (finding?.outcome === 'failed') return `电子证照库未能提供：${finding.reason}`;
  return undefined;
};
