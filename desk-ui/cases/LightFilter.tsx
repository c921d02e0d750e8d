import type { Light } from '../../server/desk/clock-schemas.ts';
import { lightLooks, lights } from '../../ui-kit/light/light.ts';

interface Props {
  light: Light | undefined;
  onChange: (light: Light | undefined) => void;
}

/** Only cases with this light; a second click shows all again. */
export const LightFilter = ({ light, onChange }: Props) => (
  <div className="task-lights" role="group" aria-label="按灯筛选">
    {lights.map((one) => (
      <button
        key={one}
        type="button"
        className={`task-light task-light-${one}`}
        aria-pressed={light === one}
        onClick={() => onChange(light === one ? undefined : one)}
      >
        <span aria-hidden="true">{lightLooks[one].shape}</span>
        {lightLooks[one].word}
      </button>
    ))}
  </div>
);
