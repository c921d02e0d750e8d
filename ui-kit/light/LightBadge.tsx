import { lightLooks, type Colour } from './light.ts';
import './light.css';

interface Props {
  light: Colour | null | undefined;
  /** behind the word, e.g. 剩 3 个工作日 */
  text?: string | undefined;
}

/** 剩余 8 个工作日（时限中止）: what is in brackets stands behind the badge, so that the badge keeps to one line. */
const withNote = /^(.+)（([^）]+)）$/;

/** Colour, word and shape together. Without a running clock: 不计时. */
export const LightBadge = ({ light, text }: Props) => {
  if (light === null || light === undefined) return <span className="tb-light tb-light-none">{text ?? '不计时'}</span>;
  const look = lightLooks[light];
  const [, said = text, note] = withNote.exec(text ?? '') ?? [];
  return (
    <>
      <span className={`tb-light tb-light-${light}`}>
        <span className="tb-light-shape" aria-hidden="true">
          {look.shape}
        </span>
        {look.word}
        {said === undefined ? null : <span className="tb-light-text">{said}</span>}
      </span>
      {note === undefined ? null : <small className="tb-light-note">{note}</small>}
    </>
  );
};
