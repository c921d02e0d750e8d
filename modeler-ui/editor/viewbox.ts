interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What the canvas shows (`outer`, in pixels of the screen) of what is drawn (`inner`, in units of the diagram). */
export interface ShownArea {
  inner: Rectangle;
  outer: { width: number; height: number };
}

/** Pixels kept free at the left of an editor for its palette. */
export const paletteWidth = 84;
/** Kept free all around. */
const margin = 28;

/**
 * The part of the diagram to show: all of it if that can be read at `minimalZoom` or larger (1 at most), else its
 * beginning. Vertically centred.
 */
export const viewboxBeside = ({ inner, outer }: ShownArea, minimalZoom: number, palette = paletteWidth): Rectangle => {
  const room = { width: outer.width - palette - 2 * margin, height: outer.height - 2 * margin };
  const fitting = Math.min(1, room.width / Math.max(1, inner.width), room.height / Math.max(1, inner.height));
  const zoom = Math.max(fitting, minimalZoom);
  const isWhole = inner.width * zoom <= room.width;
  const spare = isWhole ? (room.width / zoom - inner.width) / 2 : 0;
  return {
    x: inner.x - spare - (palette + margin) / zoom,
    y: inner.y + inner.height / 2 - outer.height / zoom / 2,
    width: outer.width / zoom,
    height: outer.height / zoom,
  };
};
