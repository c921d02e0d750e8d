import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { CheckResult } from '../../server/modeler/draft-schemas.ts';
import type { PublishResult } from '../../server/modeler/model-schemas.ts';
import { textOfError } from '../../ui-kit/api/api-error.ts';
import { useOpenDraft } from '../draft/draft-context.ts';
import { modelerApi } from '../draft/modeler-api.ts';

export interface Publishing {
  save: () => void;
  check: () => void;
  isChecking: boolean;
  /** what the server said last about this model */
  checked: CheckResult | undefined;
  publish: (comment: string) => Promise<PublishResult>;
}

/** Checking and publishing what is on the screen; changes still settling are taken along. */
export const usePublishing = (flush: () => Promise<void>): Publishing => {
  const { itemKey, keeper } = useOpenDraft();
  const { message } = App.useApp();
  const client = useQueryClient();
  const fail = (error: unknown) => void message.error(textOfError(error));

  const saving = useMutation({
    mutationFn: () => flush().then(() => keeper.saveNow()),
    onSuccess: () => void message.success('草稿已保存'),
    onError: fail,
  });
  const checking = useMutation({
    mutationFn: () => flush().then(() => modelerApi.check(itemKey, keeper.current().files)),
    onError: fail,
  });
  const publish = async (comment: string): Promise<PublishResult> => {
    await flush();
    const version = await keeper.saveNow();
    const result = await modelerApi.publish(itemKey, { comment, version });
    if (result.outcome === 'refused') checking.reset();
    await client.invalidateQueries({ queryKey: ['models'] });
    return result;
  };
  return {
    save: () => saving.mutate(),
    check: () => checking.mutate(),
    isChecking: checking.isPending,
    checked: checking.data,
    publish,
  };
};
