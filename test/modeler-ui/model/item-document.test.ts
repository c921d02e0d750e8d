import { expect } from 'chai';
import {
  withLimit,
  withLimitRenamed,
  type ItemDocument,
  type ItemLimit,
} from '../../../modeler-ui/model/item-document.ts';

const limit: ItemLimit = { name: '审查', budget: 2, unit: 'working-day', legalBasis: '环节承诺时限' };
const item: ItemDocument = {
  key: 'k',
  name: '事项',
  guide: { kind: '行政许可' },
  limits: { statutory: limit, 'a/b': limit },
};

describe('limits of an item', () => {
  it('a changed limit stays in its place and everything else passes through', () => {
    // when
    const changed = withLimit(item, 'statutory', { ...limit, budget: 5 });

    // then
    expect(Object.keys(changed.limits ?? {})).to.deep.equal(['statutory', 'a/b']);
    expect(changed.limits?.statutory?.budget).to.equal(5);
    expect(changed.guide).to.deep.equal({ kind: '行政许可' });
  });

  it('a limit can be taken away from a step', () => {
    // then
    expect(withLimit(item, 'a/b', undefined).limits).to.deep.equal({ statutory: limit });
  });

  it('a limit follows its task to a new id', () => {
    // then
    expect(Object.keys(withLimitRenamed(item, 'a/b', 'a/c').limits ?? {})).to.deep.equal(['statutory', 'a/c']);
  });
});
