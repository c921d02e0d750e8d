import { Alert } from 'antd';
import { useSearchParams } from 'react-router';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { RowsSkeleton } from '../../ui-kit/layout/RowsSkeleton.tsx';
import { useSession } from '../../ui-kit/session/session.ts';
import { isSystemAdministrator } from '../offices.ts';
import { CalendarMain, type Go } from './CalendarMain.tsx';
import { CalendarSide } from './CalendarSide.tsx';

import { useImports, useYears } from './useCalendar.ts';
import './calendar.css';

/** 工作日历: the published years, and how a new one comes in. What is shown lives in the address. */
export const CalendarPage = () => {
  const [place, setPlace] = useSearchParams();
  const mayWrite = isSystemAdministrator(useSession().account);
  const years = useYears();
  const imports = useImports();
  const go: Go = (name, value) => setPlace({ [name]: String(value) });
  if (years.isError) return <Alert type="error" showIcon title={textOfError(years.error)} />;
  if (years.data === undefined || imports.data === undefined) return <RowsSkeleton rows={12} />;
  const edited = Number(place.get('edit')) || undefined;
  const one = imports.data.imports.find(({ id }) => id === place.get('import'));
  const year = (one ?? edited) ? edited : Number(place.get('year')) || years.data.years[0]?.year;
  return (
    <div className="calendar-page">
      <CalendarSide
        list={years.data}
        imports={imports.data.imports}
        shown={{ year, importId: one?.id }}
        onYear={(value) => go('year', value)}
        onImport={(value) => go('import', value)}
        onNew={mayWrite ? (value) => go('edit', value) : undefined}
      />
      <CalendarMain
        missing={years.data.missing}
        one={one}
        edited={mayWrite ? edited : undefined}
        year={year}
        mayWrite={mayWrite}
        go={go}
      />
    </div>
  );
};
