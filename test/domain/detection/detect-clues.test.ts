import { expect } from 'chai';
import type { Clue } from '../../../domain/detection/index.ts';
import {
  CONFIRM,
  HAND_OVER,
  INSPECT,
  inspection,
  openClueOffice,
  OPINION,
  REVIEW,
  type ClueOffice,
} from '../../support/clue-office.ts';

// 福州市网上办事大厅管理办法第二十六条: off-system handling and selective entry afterwards are to be found out.
describe('detection from recorded facts', () => {
  let office: ClueOffice;

  before(async () => {
    office = await openClueOffice();
  });
  after(() => office.database.close());
  beforeEach(() => office.empty());

  const subjects = (clues: readonly Clue[]) => clues.map(({ subject }) => subject);
  const on = (day: string) => (time: string) => `${day}T${time}`;
  const monday = on('2026-03-02');

  describe('a decision faster than anybody reads', () => {
    it('is a clue when it follows its claim within seconds', async () => {
      // given
      const hasty = await office.work({
        opened: monday('09:00'),
        claimed: monday('10:00:00'),
        decided: monday('10:00:09'),
      });
      await office.work({ opened: monday('09:00'), claimed: monday('11:00:00'), decided: monday('11:00:11') });
      // when
      await office.detect(monday('12:00'));
      // then
      const [clue, ...others] = await office.clues();
      expect(others).to.deep.equal([]);
      expect(clue).to.deep.include({ rule: 'hasty-decision', subject: hasty, accountId: 'clerk', state: 'open' });
      expect(clue?.facts).to.have.nested.property('step.taskId', hasty);
      expect(clue?.facts).to.have.nested.property('step.claimedAt').that.includes('02:00:00');
    });

    it('is a clue when the step before had ended less than a minute ago', async () => {
      // given
      const hasty = await office.work({
        opened: monday('09:00:00'),
        claimed: monday('09:00:20'),
        decided: monday('09:00:50'),
      });
      await office.work({ opened: monday('09:30:00'), claimed: monday('09:30:20'), decided: monday('09:31:01') });
      // when
      await office.detect(monday('12:00'));
      // then
      expect(subjects(await office.clues())).to.deep.equal([hasty]);
    });

    it('is a clue when the same account decided another branch of the case seconds before, not when a colleague did', async () => {
      // given
      const caseNo = await office.newCase();
      const step = { caseNo, step: OPINION, opened: monday('09:00'), claimed: monday('10:00') };
      const first = await office.work({ ...step, branch: 0, by: 'reviewer', decided: monday('10:30:00') });
      await office.work({ ...step, branch: 1, by: 'police-reviewer', decided: monday('10:30:05') });
      const hasty = await office.work({ ...step, branch: 0, by: 'reviewer', decided: monday('10:30:40') });
      // when
      await office.detect(monday('12:00'));
      // then
      const clues = await office.clues();
      expect(subjects(clues)).to.deep.equal([hasty]);
      expect(clues[0]?.facts).to.have.nested.property('parallel.taskId', first);
    });

    it('is none where something is handed over the counter', async () => {
      // given
      const values = {
        handedOverOn: '2026-03-02',
        recipient: '本人',
        recipientKind: 'applicant',
        isIdentityChecked: true,
      };
      const times = { opened: monday('09:00'), claimed: monday('10:00:00'), decided: monday('10:00:04') };
      await office.work({ step: HAND_OVER, ...times, values });
      // when / then
      expect(await office.detect(monday('12:00'))).to.equal(0);
    });
  });

  describe('a form that tells another day than that of its entry', () => {
    const record = (inspectedOn: string, entered: string) =>
      office.work({
        ...{ step: INSPECT, by: 'inspector', values: inspection(inspectedOn) },
        ...{ opened: '2026-03-02T09:00', claimed: `${entered}T10:00`, decided: `${entered}T10:30` },
      });

    it('is a clue when it was done before the step existed, after its entry, or more than two working days ago', async () => {
      // given
      const before = await record('2026-02-27', '2026-03-02');
      const ahead = await record('2026-03-05', '2026-03-04');
      const late = await record('2026-03-02', '2026-03-05');
      // when
      await office.detect('2026-03-05T12:00');
      // then
      const clues = await office.clues('back-dated');
      expect(subjects(clues)).to.have.members([before, ahead, late].map((id) => `${id}/inspectedOn`));
      expect(clues[0]?.facts).to.deep.include({ field: 'inspectedOn', label: '踏勘日期', day: '2026-02-27' });
    });

    it('is none on the same day, two working days later, or over a holiday', async () => {
      // given
      await record('2026-03-02', '2026-03-02');
      await record('2026-03-02', '2026-03-04');
      await office.work({
        ...{ step: INSPECT, by: 'inspector', values: inspection('2026-02-14') },
        ...{ opened: '2026-02-13T09:00', claimed: '2026-02-25T10:00', decided: '2026-02-25T10:30' },
      });
      // when
      await office.detect('2026-03-04T12:00');
      // then: after 14 February, worked as a make-up day, 24 and 25 February are the next working days (春节)
      expect(await office.clues('back-dated')).to.deep.equal([]);
    });
  });

  describe('steps of a case entered in one go', () => {
    const enter = async (waitingSince: string, minutes: readonly number[]): Promise<string[]> => {
      const caseNo = await office.newCase();
      const ids: string[] = [];
      let opened = waitingSince;
      for (const [index, minute] of minutes.entries()) {
        const at = (offset: number) => `2026-03-06T10:${String(minute + offset).padStart(2, '0')}`;
        const by = index === 0 ? 'clerk' : 'reviewer';
        const place = index === 0 ? { step: REVIEW } : { step: OPINION, branch: 0 };
        ids.push(await office.work({ caseNo, ...place, by, opened, claimed: at(0), decided: at(2) }));
        opened = at(2);
      }
      return ids;
    };

    it('are a clue after the case had stood still for three working days', async () => {
      // given
      const [first = '', second = '', third = ''] = await enter('2026-03-03T09:00', [0, 5, 12]);
      // when
      await office.detect('2026-03-06T12:00');
      // then
      const [clue, ...others] = await office.clues();
      expect(others).to.deep.equal([]);
      expect(clue).to.deep.include({ rule: 'late-burst', subject: first, accountId: undefined });
      const facts = clue?.facts as { steps: { taskId: string }[]; workingDays: number };
      expect(facts.workingDays).to.equal(3);
      expect(facts.steps.map(({ taskId }) => taskId)).to.deep.equal([first, second, third]);
    });

    it('are none when the case had been worked on, when they are few, or hours apart', async () => {
      // given
      await enter('2026-03-05T09:00', [0, 5, 12]);
      await enter('2026-03-02T09:00', [0, 5]);
      await enter('2026-03-02T09:00', [0, 15, 30]);
      // when / then
      expect(await office.detect('2026-03-06T12:00')).to.equal(0);
    });
  });

  describe('many decisions within a minute', () => {
    const decideAt = async (seconds: readonly number[], by: (index: number) => string = () => 'clerk') => {
      const ids: string[] = [];
      for (const [index, second] of seconds.entries()) {
        const decided = `2026-03-02T10:0${Math.floor(second / 60)}:${String(second % 60).padStart(2, '0')}`;
        const account = by(index);
        const place = { clerk: {}, approver: { step: CONFIRM, branch: 0 } }[account] ?? { step: CONFIRM, branch: 1 };
        ids.push(
          await office.work({ ...place, by: account, opened: monday('09:00'), claimed: monday('09:30'), decided }),
        );
      }
      return ids;
    };

    it('are one clue, which grows until somebody judges it', async () => {
      // given
      const ids = await decideAt([0, 10, 20, 30, 60]);
      await office.detect(monday('10:02'));
      // when
      const later = await decideAt([65, 70]);
      expect(await office.detect(monday('10:05'))).to.equal(0);
      // then
      const [clue, ...others] = await office.clues();
      expect(others).to.deep.equal([]);
      expect(clue).to.deep.include({ rule: 'bulk-decisions', subject: ids[0], version: 2 });
      const facts = clue?.facts as { steps: { taskId: string }[] };
      expect(facts.steps.map(({ taskId }) => taskId)).to.deep.equal([...ids, ...later]);
    });

    it('are none when they are four, take longer, or are the work of several', async () => {
      // given
      await decideAt([0, 10, 20, 30, 91, 121, 151, 181]);
      await decideAt([240, 241, 242, 243, 244], (index) => (index % 2 === 0 ? 'approver' : 'police-approver'));
      // when / then
      expect(await office.detect(monday('12:00'))).to.equal(0);
    });
  });

  describe('work outside office hours', () => {
    const decideOn = (day: string, time: string) =>
      office.work({ opened: '2026-03-03T09:00', claimed: `${day}T${time}:00`, decided: `${day}T${time}:30` });

    it('is one clue per account and day: a Saturday, late in the evening, early in the morning', async () => {
      // given
      const saturday = [await decideOn('2026-03-07', '10:00'), await decideOn('2026-03-07', '15:00')];
      await decideOn('2026-03-09', '18:31');
      await decideOn('2026-03-10', '07:59');
      // when
      await office.detect('2026-03-10T12:00');
      // then
      const clues = await office.clues();
      expect(subjects(clues)).to.deep.equal(['clerk/2026-03-07', 'clerk/2026-03-09', 'clerk/2026-03-10']);
      const [first] = clues;
      expect(first?.facts).to.deep.include({ isWorkingDay: false, opensAt: '09:00', closesAt: '17:30' });
      expect((first?.facts as { steps: { taskId: string }[] }).steps.map(({ taskId }) => taskId)).to.deep.equal(
        saturday,
      );
    });

    it('is none within an hour of opening and closing, nor on a Sunday that is worked', async () => {
      // given: 4 January 2026 is a make-up day (调休)
      await decideOn('2026-03-09', '18:29');
      await decideOn('2026-03-10', '08:01');
      await office.work({ opened: '2026-01-04T09:00', claimed: '2026-01-04T10:00:00', decided: '2026-01-04T10:05:00' });
      // when
      await office.detect('2026-01-11T12:00');
      await office.detect('2026-03-10T12:00');
      // then
      expect(await office.clues()).to.deep.equal([]);
    });
  });

  describe('work of somebody recorded as absent', () => {
    const supervisor = { kind: 'account', id: 'approver' } as const;
    const absent = (fromDay: string, untilDay: string) =>
      office.office.domain.people.recordAbsence({ accountId: 'clerk', fromDay, untilDay, reason: 'leave' }, supervisor);
    const decideOn = (day: string) =>
      office.work({ opened: '2026-03-02T09:00', claimed: `${day}T10:00:00`, decided: `${day}T10:05:00` });

    it('is a clue per day, and none the day before and after', async () => {
      // given
      await absent('2026-03-03', '2026-03-04');
      for (const day of ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']) await decideOn(day);
      // when
      await office.detect('2026-03-05T12:00');
      // then
      const clues = await office.clues();
      expect(subjects(clues)).to.deep.equal(['clerk/2026-03-03', 'clerk/2026-03-04']);
      expect(clues[0]?.facts).to.have.nested.property('absence.fromDay', '2026-03-03');
      expect(clues[0]?.facts).to.have.nested.property('absence.reason', 'leave');
    });

    it('is found also when the absence is recorded weeks later, and not for an absence taken back', async () => {
      // given
      await decideOn('2026-03-03');
      await decideOn('2026-03-09');
      for (let piece = 0; piece < 4; piece += 1) expect(await office.detect('2026-03-27T12:00')).to.equal(0);
      // when
      await absent('2026-03-03', '2026-03-03');
      await office.office.domain.people.cancelAbsence(await absent('2026-03-09', '2026-03-09'), supervisor);
      await office.detect('2026-03-27T12:10');
      // then
      expect(subjects(await office.clues())).to.deep.equal(['clerk/2026-03-03']);
    });
  });

  describe('looking', () => {
    const haste = () =>
      office.work({ opened: monday('09:00'), claimed: monday('10:00:00'), decided: monday('10:00:05') });

    it('twice at once or again raises nothing twice, each with one audit line', async () => {
      // given
      await haste();
      // when
      await Promise.all([office.detect(monday('12:00')), office.detect(monday('12:00'))]);
      await office.detect(monday('12:05'));
      // then
      const [clue, ...others] = await office.clues();
      expect(others).to.deep.equal([]);
      const lines = await office.database.db('audit_lines').where({ action: 'raise-clue', subject_id: clue?.id });
      expect(lines.map(({ actor_id, details }) => [actor_id, details])).to.deep.equal([
        ['detect-clues', { rule: 'hasty-decision' }],
      ]);
    });

    it('catches up in pieces after a long stop', async () => {
      // given
      const first = await haste();
      const second = await office.work({
        ...{ opened: '2026-03-24T09:00', claimed: '2026-03-24T10:00:00', decided: '2026-03-24T10:00:05' },
      });
      // when
      let looks = 0;
      while ((await office.clues()).length < 2) {
        await office.detect('2026-03-24T12:00');
        looks += 1;
        expect(looks).to.be.at.most(5);
      }
      // then
      expect(subjects(await office.clues())).to.deep.equal([first, second]);
      expect(looks).to.equal(4);
    });

    it('raises a clue never again once it was judged, whatever is added to it', async () => {
      // given
      const saturday = (time: string) =>
        office.work({ opened: monday('09:00'), claimed: `2026-03-07T${time}:00`, decided: `2026-03-07T${time}:30` });
      await saturday('10:00');
      await office.detect('2026-03-07T11:00');
      const [clue] = await office.clues('out-of-hours');
      const input = {
        clueId: clue?.id ?? '',
        judgement: 'dismissed',
        note: '值班',
        version: clue?.version ?? 0,
      } as const;
      await office.office.domain.detection.judgeClue(input, { kind: 'account', id: 'approver' });
      // when
      await saturday('11:30');
      expect(await office.detect('2026-03-07T12:00')).to.equal(0);
      // then
      const [judged, ...others] = await office.clues('out-of-hours');
      expect(others).to.deep.equal([]);
      expect(judged).to.deep.include({ state: 'dismissed', note: '值班', facts: clue?.facts });
    });
  });
});
