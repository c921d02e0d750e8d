import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { CheckResult } from '../../server/modeler/draft-schemas.ts';
import type { PublishResult } from '../../server/modeler/model-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useDraftView, useOpenDraft } from '../draft/draft-context.ts';
import { modelerApi } from '../draft/modeler-api.ts';

/** What the server said last about this model. */
export interface Checked extends CheckResult {
  /** the model was changed since */
  isOutdated: boolean;
}

export interface Publishing {
  save: () => void;
  check: () => void;
  isChecking: boolean;
  checked: Checked | undefined;
  publish: (comment: string) => Promise<PublishResult>;
}

/** Checking and publishing what is on the screen; changes still settling are taken along. */
export const usePublishing = (flush: () => Promise<void>): Publishing => {
  const { itemKey, keeper } = useOpenDraft();
  const view = useDraftView();
  const { message } = App.useApp();
  const client = useQueryClient();
  const fail = (error: unknown) => void message.error(textOfError(error));

  const saving = useMutation({
    mutationFn: () => flush().then(() => keeper.saveNow()),
    onSuccess: () => void message.success('草稿已保存'),
    onError: fail,
  });
  const checking = useMutation({
    mutationFn: async () => {
      await flush();
      const { files } = keeper.current();
      return { result: await modelerApi.check(itemKey, files), files };
    },
    onError: fail,
  });
  const publish = async (comment: string): Promise<PublishResult> => {
    await flush();
    const version = await keeper.saveNow();
    const result = await modelerApi.publish(itemKey, { comment, version });
    await client.invalidateQueries({ queryKey: ['models'] });
    return result;
  };
  return {
    save: () => saving.mutate(),
    check: () => checking.mutate(),
    isChecking: checking.isPending,
    checked: checking.data && { ...checking.data.result, isOutdated: checking.data.files !== view.files },
    publish,
  };
};
