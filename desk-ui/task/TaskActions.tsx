import { Button } from 'antd';

interface Props {
  mayClaim: boolean;
  mayRelease: boolean;
  mayDecide: boolean;
  isClaiming: boolean;
  isReleasing: boolean;
  isDeciding: boolean;
  onClaim: () => void;
  onRelease: () => void;
  onDecide: (andNext: boolean) => void;
}

/** Always the same bar at the lower end; what is not allowed is not shown. */
export const TaskActions = (props: Props) => (
  <footer className="task-actions">
    {props.mayDecide ? (
      <>
        <Button type="primary" size="large" loading={props.isDeciding} onClick={() => props.onDecide(true)}>
          办结并取下一件
        </Button>
        <Button size="large" disabled={props.isDeciding} onClick={() => props.onDecide(false)}>
          提交决定
        </Button>
      </>
    ) : null}
    {props.mayClaim ? (
      <Button type="primary" size="large" loading={props.isClaiming} onClick={props.onClaim}>
        签收
      </Button>
    ) : null}
    {props.mayRelease ? (
      <Button
        className="task-release"
        type="text"
        size="large"
        loading={props.isReleasing}
        disabled={props.isDeciding}
        onClick={props.onRelease}
      >
        退回待签收
      </Button>
    ) : null}
  </footer>
);
