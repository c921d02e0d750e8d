import './split-view.css';

export interface ViewTab<View extends string> {
  view: View;
  name: string;
  /** – while it is not known */
  count?: number | undefined;
}

interface Props<View extends string> {
  label: string;
  tabs: readonly ViewTab<View>[];
  chosen: View;
  onChoose: (view: View) => void;
}

/** Which part of a list is shown, with how many there are. */
export const ViewTabs = <View extends string>({ label, tabs, chosen, onChoose }: Props<View>) => (
  <div className="tb-view-tabs" role="tablist" aria-label={label}>
    {tabs.map(({ view, name, count }) => (
      <button key={view} type="button" role="tab" aria-selected={view === chosen} onClick={() => onChoose(view)}>
        {name}
        <span className="tb-view-tabs-count">{count ?? '–'}</span>
      </button>
    ))}
  </div>
);
