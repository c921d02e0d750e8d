import { Button } from 'antd';
import type { MaterialFile } from '../../server/desk/case-schemas.ts';
import { Nothing } from '../../ui-kit/layout/Nothing.tsx';

/** PDF and pictures in the page, everything else as a download. */
export const MaterialPreview = ({ file }: { file: MaterialFile | undefined }) => {
  if (file === undefined)
    return (
      <div className="material-preview">
        <Nothing title="没有可以预览的文件" />
      </div>
    );
  if (file.href === null) {
    return (
      <div className="material-preview">
        <Nothing title={file.fileName}>由电子证照库共享，未要求申请人提交文件。</Nothing>
      </div>
    );
  }
  return (
    <div className="material-preview">
      <div className="material-preview-bar">
        <span title={file.fileName}>{file.fileName}</span>
        <Button size="small" href={file.href} target="_blank" rel="noreferrer">
          新窗口打开
        </Button>
      </div>
      <Content file={file} href={file.href} />
    </div>
  );
};

const Content = ({ file, href }: { file: MaterialFile; href: string }) => {
  if (file.mediaType.startsWith('image/')) return <img src={href} alt={file.fileName} />;
  if (file.mediaType === 'application/pdf') return <iframe src={href} title={file.fileName} />;
  return <Nothing title="这种文件不能在页面里显示">请在新窗口打开或下载。</Nothing>;
};
