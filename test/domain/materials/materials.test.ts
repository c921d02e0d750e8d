import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { openFileStore } from '../../../adapters/file-store.ts';
import { createMaterials, createMaterialsEffects } from '../../../domain/materials/index.ts';
import type { RepositoryFinding } from '../../../domain/materials/index.ts';
import { openTestDatabase } from '../../support/database.ts';
import type { TestDatabase } from '../../support/database.ts';
import { INTEGRATOR, openOffice, openSampleCase } from '../../support/office.ts';
import type { Item } from '../../../domain/items/index.ts';
import { refusal } from '../../support/refusal.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const clientId = INTEGRATOR.id;
const UPLOADED = ['design-documents', 'traffic-plan', 'restoration-plan'];

describe('materials', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongban-files-'));
  let database: TestDatabase;
  let effects: ReturnType<typeof createMaterialsEffects>;
  let item: Item;
  let caseNo: string;

  const take = (fileName: string, bytes: Uint8Array, owner = clientId) =>
    effects.takeUpload({ clientId: owner, fileName, bytes }, INTEGRATOR);
  const uploadAll = (keys = UPLOADED) =>
    Promise.all(keys.map(async (key) => ({ key, uploadId: (await take(`${key}.pdf`, PDF)).id })));
  const file = (filed: { key: string; uploadId?: string }[], findings: RepositoryFinding[] = []) => {
    const filing = { caseNo, clientId, round: 0, requirements: item.materials, filed, findings };
    return database.transact((inside) => createMaterials(inside).fileMaterials(filing, INTEGRATOR));
  };
  const found: RepositoryFinding = {
    materialKey: 'planning-approval',
    outcome: 'found',
    identifier: '1.2.156.3005.2.x',
    fileName: '建设工程规划许可证.pdf',
    contentHash: 'a'.repeat(64),
    size: 10,
  };

  before(async () => {
    database = await openTestDatabase();
    item = await openOffice(database.needs);
    effects = createMaterialsEffects({ transact: database.transact, files: openFileStore(folder) });
  });
  beforeEach(async () => {
    ({ caseNo } = await database.transact((inside) => openSampleCase(inside)));
  });
  after(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are taken in by what they are, and read back as they were', async () => {
    // when
    const uploads = [await take('方案.pdf', PDF), await take('照片', PNG), await take('SCAN.PNG', PNG)];
    // then
    expect(uploads.map(({ fileName, mediaType }) => [fileName, mediaType])).to.deep.equal([
      ['方案.pdf', 'application/pdf'],
      ['照片.png', 'image/png'],
      ['SCAN.PNG', 'image/png'],
    ]);
    expect(await effects.readMaterialFile(uploads[0] ?? { contentHash: '' })).to.deep.equal(PDF);
  });

  const refused: [what: string, name: string, bytes: Uint8Array, code: string][] = [
    ['an empty file', 'a.pdf', Buffer.alloc(0), 'file-empty'],
    ['more than 20 MB', 'a.pdf', Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]), 'file-too-large'],
    ['a program named as PDF', 'a.pdf', Buffer.from('MZ\x90\x00 this is a program'), 'file-disguised'],
    ['a picture named as PDF', 'a.pdf', PNG, 'file-disguised'],
    ['a PDF named as a program', 'a.exe', PDF, 'file-disguised'],
    ['a web page', 'a.html', Buffer.from('<!doctype html><script>1</script>'), 'file-type-not-allowed'],
    [
      'a drawing with scripts',
      'a.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'file-type-not-allowed',
    ],
    ['an archive', 'a.zip', Buffer.from('504b0304140000000000', 'hex'), 'file-type-not-allowed'],
  ];
  for (const [what, name, bytes, code] of refused)
    it(`refuse ${what}`, async () => {
      expect((await refusal(take(name, bytes))).code).to.equal(code);
    });

  const names: [given: string, kept: string][] = [
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['C:\\temp\\plan.pdf', 'plan.pdf'],
    ['.hidden.pdf', 'hidden.pdf'],
    ['a\u202efdp.pdf', 'afdp.pdf'],
    ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie_ x.pdf'],
    [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(100)}.pdf`],
  ];
  for (const [given, kept] of names)
    it(`are named ${kept.slice(0, 20)} when they come as ${JSON.stringify(given).slice(0, 30)}`, async () => {
      expect((await take(given, PDF)).fileName).to.equal(kept);
    });

  it('of a filing are complete with uploads and what the repository supplies', async () => {
    // when
    const materials = await file([{ key: 'planning-approval' }, ...(await uploadAll())], [found]);
    // then
    expect(materials.map(({ key, source }) => `${key} ${source}`)).to.deep.equal([
      'planning-approval licence-repository',
      ...UPLOADED.map((key) => `${key} upload`),
    ]);
  });

  it('are not asked for where the repository answers: an upload beside it is left unused', async () => {
    // given
    const filed = await uploadAll(['planning-approval', ...UPLOADED]);
    // when
    const materials = await file(filed, [found]);
    // then
    expect(materials.filter(({ key }) => key === 'planning-approval').map(({ source }) => source)).to.deep.equal([
      'licence-repository',
    ]);
  });

  const excepted: [RepositoryFinding, string][] = [
    [{ materialKey: 'planning-approval', outcome: 'none' }, '电子证照库未查到该证照'],
    [
      { materialKey: 'planning-approval', outcome: 'failed', reason: 'licence-repository-unavailable' },
      '电子证照库未能提供：licence-repository-unavailable',
    ],
  ];
  for (const [finding, reason] of excepted)
    it(`are taken from the applicant with the reason kept, when the repository has ${finding.outcome}`, async () => {
      // when
      const materials = await file(await uploadAll(['planning-approval', ...UPLOADED]), [finding]);
      // then
      expect(materials.find(({ key }) => key === 'planning-approval')).to.include({
        source: 'upload',
        exceptionReason: reason,
      });
    });

  it('that are missing are named, and nothing is half done', async () => {
    // given
    const filed = await uploadAll(['design-documents']);
    // when
    const refused = await refusal(file(filed, [{ materialKey: 'planning-approval', outcome: 'none' }]));
    // then
    expect(refused.code).to.equal('material-missing');
    expect(refused.details.map(({ path }) => path)).to.deep.equal([
      '/materials/planning-approval',
      '/materials/traffic-plan',
      '/materials/restoration-plan',
    ]);
    expect(await database.db('materials').where({ case_no: caseNo })).to.deep.equal([]);
  });

  it('must be in the catalogue, one’s own, and used for one case only', async () => {
    // given
    const foreign = await take('a.pdf', PDF, 'somebody else');
    const used = await uploadAll();
    await file(used, [found]);
    ({ caseNo } = await database.transact((inside) => openSampleCase(inside)));
    // when
    const codes = [
      (await refusal(file([{ key: 'no-such-material' }]))).code,
      (await refusal(file([{ key: 'traffic-plan', uploadId: foreign.id }]))).code,
      (await refusal(file([{ key: 'traffic-plan', uploadId: 'no such upload' }]))).code,
      (await refusal(file(used, [found]))).code,
    ];
    // then
    expect(codes).to.deep.equal(['material-unknown', 'upload-not-found', 'upload-not-found', 'upload-already-used']);
  });

  it('added to a case are refused together with the reason the case may not take them', async () => {
    // given
    const requirement = item.materials[2];
    if (!requirement) throw new Error('the item has no third material');
    const added = { caseNo, clientId, round: 0, requirement, fileName: 'a.pdf', bytes: PDF, findings: [] };
    // when
    const kept = await effects.addMaterial(added, async () => undefined, INTEGRATOR);
    const failed = effects.addMaterial(added, () => Promise.reject(new Error('may not')), INTEGRATOR);
    await failed.catch(() => undefined);
    // then
    expect(kept).to.include({ key: 'design-documents', caseNo });
    expect(await createMaterials(database.needs).listMaterials(caseNo)).to.have.length(1);
  });
});
