import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import type { Draft } from '../../server/modeler/draft-schemas.ts';
import type { TemplateList, Vocabulary } from '../../server/modeler/model-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { FullPageNotice } from '../../ui-kit/layout/FullPageNotice.tsx';
import { DraftContext, type OpenDraft } from '../draft/draft-context.ts';
import { DraftKeeper } from '../draft/DraftKeeper.ts';
import { draftDoor, modelerApi } from '../draft/modeler-api.ts';
import { readMessageTemplates, readStepTemplates } from '../model/step-template.ts';
import { Workbench } from './Workbench.tsx';

interface Loaded {
  draft: Draft;
  rawTemplates: TemplateList['templates'];
  vocabulary: Vocabulary;
}

const load = async (itemKey: string): Promise<Loaded> => {
  const [draft, { templates }, vocabulary] = await Promise.all([
    modelerApi.draft(itemKey),
    modelerApi.templates(),
    modelerApi.vocabulary(),
  ]);
  return { draft, vocabulary, rawTemplates: templates };
};

/** Opens an item's draft; what is edited afterwards lives in its keeper, not in the query. */
export const DraftPage = () => {
  const itemKey = useParams().key ?? '';
  const loading = useQuery({
    queryKey: ['draft', itemKey],
    queryFn: () => load(itemKey),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (loading.isError) {
    return (
      <FullPageNotice title="打不开流程" text={textOfError(loading.error)} onRetry={() => void loading.refetch()} />
    );
  }
  if (loading.data === undefined) return <FullPageNotice isBusy title="正在打开流程" />;
  return <OpenedDraft key={itemKey} itemKey={itemKey} loaded={loading.data} />;
};

const OpenedDraft = ({ itemKey, loaded }: { itemKey: string; loaded: Loaded }) => {
  const [open] = useState<OpenDraft>(() => ({
    itemKey,
    keeper: new DraftKeeper(draftDoor(itemKey), loaded.draft),
    templates: readStepTemplates(loaded.rawTemplates),
    messages: readMessageTemplates(loaded.rawTemplates),
    rawTemplates: loaded.rawTemplates,
    vocabulary: loaded.vocabulary,
  }));
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (open.keeper.current().saveState !== 'saved') event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
      // leaving for another page of ours: what is still on the screen goes to the server
      open.keeper.saveNow().catch(() => undefined);
    };
  }, [open]);
  return (
    <DraftContext.Provider value={open}>
      <Workbench />
    </DraftContext.Provider>
  );
};
