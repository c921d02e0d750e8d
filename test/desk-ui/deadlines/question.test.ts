import { expect } from 'chai';
import { readAsked, toQuestion, writeAsked } from '../../../desk-ui/deadlines/question.ts';
import type { Asked } from '../../../desk-ui/deadlines/question.ts';

const asked: Asked = {
  received: '2026-03-02',
  budget: 20,
  unit: 'working-day',
  extension: 10,
  pauses: [
    { from: '2026-03-10', until: '2026-03-20', basis: 'expert-review', law: '' },
    { from: '2026-04-01', until: '2026-04-03', basis: 'item', law: '《某条例》第十二条,第二款' },
  ],
};

describe('question of the calculator page', () => {
  it('survives the address it is sent by', () => {
    expect(readAsked(new URLSearchParams(writeAsked(asked).toString()), '2030-01-01')).to.deep.equal(asked);
  });

  it('begins with today and 20 working days, and takes nonsense in the address for nothing', () => {
    expect(readAsked(new URLSearchParams(), '2026-03-02')).to.deep.equal({
      received: '2026-03-02',
      budget: 20,
      unit: 'working-day',
      extension: undefined,
      pauses: [],
    });
    const { budget, unit, extension } = readAsked(new URLSearchParams('budget=x&unit=year&extension=-1'), '2026-03-02');
    expect([budget, unit, extension]).to.deep.equal([undefined, 'working-day', undefined]);
  });

  it('becomes the question the server is asked, days as days and hours as instants of the office', () => {
    expect(toQuestion(asked)).to.deep.equal({
      receivedOn: '2026-03-02',
      budget: 20,
      unit: 'working-day',
      extension: 10,
      suspensions: [
        { from: '2026-03-10', until: '2026-03-20', basis: 'expert-review' },
        { from: '2026-04-01', until: '2026-04-03', basis: 'item', law: '《某条例》第十二条,第二款' },
      ],
    });
    const hours: Asked = { ...asked, unit: 'hour', received: '2026-03-02T09:05', extension: undefined, pauses: [] };
    expect(toQuestion(hours)).to.deep.equal({
      receivedAt: '2026-03-02T09:05:00+08:00',
      budget: 20,
      unit: 'hour',
      suspensions: [],
    });
  });

  it('is not asked before everything is filled in', () => {
    const [pause] = asked.pauses;
    if (pause === undefined) throw new Error('no pause');
    expect(toQuestion({ ...asked, received: '' })).to.equal(undefined);
    expect(toQuestion({ ...asked, budget: undefined })).to.equal(undefined);
    expect(toQuestion({ ...asked, pauses: [{ ...pause, until: '' }] })).to.equal(undefined);
    expect(toQuestion({ ...asked, pauses: [{ ...pause, basis: 'item' }] })).to.equal(undefined);
  });
});
