import { useId } from 'react';
import type { ClockView } from '../../server/desk/clock-schemas.ts';
import { drawClock, type ClockPiece } from './clock-picture.ts';
import './clock-timeline.css';

const WIDTH = 340;
const TOP = 22;
const HEIGHT = 20;
/** Below this a piece is too narrow to stand by itself. */
const NARROWEST = 4;

const fillOf = ({ kind, isYellow }: ClockPiece, pattern: string): string => {
  if (kind === 'off') return `url(#${pattern}-off)`;
  if (kind === 'held') return `url(#${pattern}-held)`;
  return `var(--day-${kind === 'left' && isYellow ? 'yellow' : kind})`;
};

/** A limit drawn: used and left, days off, suspensions, extension, yellow, now and the end. */
export const ClockTimeline = ({ clock }: { clock: ClockView }) => {
  const pattern = useId();
  const { pieces, start, now, due } = drawClock(clock);
  return (
    <svg className="clock-timeline" viewBox={`0 0 ${WIDTH} 64`} role="img" aria-label={`${clock.name}的时间线`}>
      <Patterns pattern={pattern} />
      {pieces.map((piece) => (
        <Piece key={piece.key} piece={piece} pattern={pattern} />
      ))}
      {now === undefined ? null : <Marker x={now.at * WIDTH} text={now.text} />}
      <text className="clock-end" x="0" y={TOP + HEIGHT + 17}>
        {start}
      </text>
      <Flag x={due.at * WIDTH} text={due.text} least={widthOf(start) + widthOf(due.text) + 10} />
    </svg>
  );
};

/** Stripes for days off and for where the clock stands still. */
const Patterns = ({ pattern }: { pattern: string }) => (
  <defs>
    <pattern id={`${pattern}-off`} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" fill="var(--day-off)" />
      <line x1="0" y1="0" x2="0" y2="4" stroke="#d3dbe3" strokeWidth="1.4" />
    </pattern>
    <pattern id={`${pattern}-held`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill="var(--day-held)" />
      <line x1="0" y1="0" x2="0" y2="6" stroke="#8fa5bd" strokeWidth="2.4" />
    </pattern>
  </defs>
);

const Piece = ({ piece, pattern }: { piece: ClockPiece; pattern: string }) => {
  const width = piece.share * WIDTH;
  const gap = width > NARROWEST ? 1 : 0;
  return (
    <rect
      className={piece.isAdded ? 'clock-day-added' : undefined}
      x={piece.from * WIDTH}
      y={TOP}
      width={width - gap}
      height={HEIGHT}
      rx={gap}
      fill={fillOf(piece, pattern)}
    >
      <title>{piece.title}</title>
    </rect>
  );
};

/** About how wide a text of this picture is: Chinese characters are square, digits little more than half of that. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\d :]/.test(character) ? 7 : 12), 0);

/** Keeps a centred text inside the picture. */
const inside = (x: number, text: string): number => Math.min(Math.max(x, widthOf(text) / 2), WIDTH - widthOf(text) / 2);

const Marker = ({ x, text }: { x: number; text: string }) => (
  <g className="clock-today">
    <line x1={x} y1={TOP - 4} x2={x} y2={TOP + HEIGHT + 3} />
    <text x={inside(x, text)} y={TOP - 8} textAnchor="middle">
      {text}
    </text>
  </g>
);

/** `least`: further to the left the text would run into that of the start. */
const Flag = ({ x, text, least }: { x: number; text: string; least: number }) => (
  <g className="clock-due">
    <line x1={x - 1} y1={TOP - 2} x2={x - 1} y2={TOP + HEIGHT + 4} />
    <text x={Math.max(x, least)} y={TOP + HEIGHT + 17} textAnchor="end">
      {text}
    </text>
  </g>
);
