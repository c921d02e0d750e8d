import type { ThemeConfig } from 'antd';

/** Colours with a meaning. Everything on white or `canvas` keeps a contrast of at least 4.5 : 1. */
export const palette = {
  ink: '#1b2733',
  inkSoft: '#51606f',
  line: '#d9e0e8',
  lineSoft: '#e9eef3',
  canvas: '#f2f5f8',
  surface: '#ffffff',
  brand: '#1a4f8b',
  brandDeep: '#133a68',
  brandWash: '#e8f0f8',
  seal: '#b3261e',
  green: '#1b6e3c',
  greenWash: '#e6f3ea',
  yellow: '#8a5a00',
  yellowWash: '#fdf3dc',
  red: '#b3261e',
  redWash: '#fbe9e7',
} as const;

export const fontFamily =
  '"PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", "微软雅黑", "Source Han Sans SC", sans-serif';

export const theme: ThemeConfig = {
  token: {
    colorPrimary: palette.brand,
    colorLink: palette.brand,
    colorInfo: palette.brand,
    colorSuccess: palette.green,
    colorWarning: palette.yellow,
    colorError: palette.red,
    colorText: palette.ink,
    colorTextSecondary: palette.inkSoft,
    colorTextTertiary: palette.inkSoft,
    colorTextDescription: palette.inkSoft,
    colorTextPlaceholder: '#66737f',
    colorBorder: '#bcc7d2',
    colorBorderSecondary: palette.line,
    colorTextDisabled: '#5f6c79',
    colorErrorBg: palette.redWash,
    colorWarningBg: palette.yellowWash,
    colorSuccessBg: palette.greenWash,
    colorInfoBg: palette.brandWash,
    colorBgLayout: palette.canvas,
    borderRadius: 4,
    fontFamily,
    fontSize: 14,
    controlHeight: 34,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Table: {
      headerBg: '#f7f9fb',
      headerColor: palette.inkSoft,
      headerSplitColor: 'transparent',
      rowHoverBg: '#f3f7fb',
      cellPaddingBlockMD: 9,
      cellPaddingInlineMD: 10,
    },
    Tabs: { horizontalItemPadding: '10px 0', horizontalItemGutter: 24, horizontalMargin: '0' },
    Button: { primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
    Form: { labelColor: palette.ink, itemMarginBottom: 18, verticalLabelPadding: '0 0 4px' },
  },
};
