import { expect } from 'chai';
import { viewboxBeside } from '../../../modeler-ui/editor/viewbox.ts';

const outer = { width: 948, height: 618 };

describe('where a diagram opens', () => {
  it('a small one is shown whole, life-size and clear of the palette', () => {
    // when
    const view = viewboxBeside({ inner: { x: 100, y: 100, width: 500, height: 200 }, outer }, 0.72);

    // then
    expect(view.width).to.equal(outer.width);
    expect(100 - view.x).to.be.greaterThan(84);
    expect(view.x + view.width).to.be.greaterThan(600);
  });

  it('a wide one begins at its start, readable', () => {
    // when
    const view = viewboxBeside({ inner: { x: 100, y: 0, width: 2400, height: 500 }, outer }, 0.72);

    // then
    expect(outer.width / view.width).to.be.closeTo(0.72, 0.001);
    expect((100 - view.x) * 0.72).to.be.closeTo(112, 0.01);
  });

  it('on demand a wide one is shown whole', () => {
    // when
    const view = viewboxBeside({ inner: { x: 100, y: 0, width: 2400, height: 500 }, outer }, 0);

    // then
    expect(view.x).to.be.lessThan(100);
    expect(view.x + view.width).to.be.greaterThan(2500);
  });
});
