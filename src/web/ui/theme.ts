/**
 * Mantine wired to our tokens: its controls take their colours, heights and radii from tokens.css, so both
 * schemes and print come from one place. Use Mantine for controls, our own components for everything said.
 */
import {
  Badge,
  Button,
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Drawer,
  Input,
  InputWrapper,
  Menu,
  Modal,
  NativeSelect,
  Radio,
  Select,
  Switch,
  Textarea,
  Tooltip,
  type ButtonProps,
  type CSSVariablesResolver,
  type MantineTheme,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

const bellwether: MantineColorsTuple = [
  '#ECEEFA',
  '#DDE1F6',
  '#C9D0F0',
  '#A7B2E5',
  '#7F8ED6',
  '#6173C9',
  '#4459BE',
  '#3349B5',
  '#2C3FA0',
  '#223181',
];

const variantColors: VariantColorsResolver = (input) => {
  const isOurs = input.color === undefined || input.color === 'bellwether';
  if (input.variant === 'filled' && isOurs) {
    return {
      background: 'var(--bw-accent)',
      hover: 'var(--bw-accent-hover)',
      color: 'var(--bw-on-accent)',
      border: '1px solid transparent',
    };
  }
  if (input.variant === 'subtle' && isOurs) {
    return {
      background: 'transparent',
      hover: 'var(--bw-accent-soft)',
      color: 'var(--bw-accent-ink)',
      border: '1px solid transparent',
    };
  }
  if (input.variant === 'light' && isOurs) {
    return {
      background: 'var(--bw-accent-soft)',
      hover: 'var(--bw-accent-soft)',
      color: 'var(--bw-accent-ink)',
      border: '1px solid transparent',
    };
  }
  return defaultVariantColorsResolver(input);
};

const schemeVariables = {
  '--mantine-color-body': 'var(--bw-surface)',
  '--mantine-color-text': 'var(--bw-ink)',
  '--mantine-color-dimmed': 'var(--bw-ink-3)',
  '--mantine-color-placeholder': 'var(--bw-ink-3)',
  '--mantine-color-anchor': 'var(--bw-accent-ink)',
  '--mantine-color-error': 'var(--bw-fail)',
  '--mantine-color-default': 'var(--bw-surface)',
  '--mantine-color-default-hover': 'var(--bw-row-hover)',
  '--mantine-color-default-color': 'var(--bw-ink)',
  '--mantine-color-default-border': 'var(--bw-line-strong)',
  '--mantine-color-disabled': 'var(--bw-sunk)',
  '--mantine-color-disabled-color': 'var(--bw-ink-3)',
  '--mantine-color-disabled-border': 'var(--bw-line)',
  '--mantine-color-bellwether-filled': 'var(--bw-accent)',
  '--mantine-color-bellwether-filled-hover': 'var(--bw-accent-hover)',
  '--mantine-color-bellwether-light': 'var(--bw-accent-soft)',
  '--mantine-color-bellwether-light-hover': 'var(--bw-accent-soft)',
  '--mantine-color-bellwether-light-color': 'var(--bw-accent-ink)',
  '--mantine-color-bellwether-text': 'var(--bw-accent-ink)',
  '--mantine-color-bellwether-outline': 'var(--bw-accent)',
  '--mantine-color-bellwether-contrast': 'var(--bw-on-accent)',
  '--mantine-primary-color-contrast': 'var(--bw-on-accent)',
};

/** Maps Mantine's colour variables to ours; the tokens themselves know the scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': '20px' },
  light: schemeVariables,
  dark: schemeVariables,
});

/** Buttons are 32 px high, compact ones 24; commands without a frame keep closer to their neighbours. */
function buttonSizes(_theme: MantineTheme, props: ButtonProps) {
  const isCompact = String(props.size).startsWith('compact');
  const padding = props.variant === 'subtle' ? '8px' : '12px';
  return {
    root: {
      '--button-height': isCompact ? 'var(--bw-chip)' : 'var(--bw-control)',
      '--button-padding-x': isCompact ? '6px' : padding,
      '--button-fz': 'var(--bw-text-13)',
    },
  };
}

const overlayProps = { color: 'var(--bw-scrim)', backgroundOpacity: 1 };

/** The Mantine theme of the web app. */
export const theme = createTheme({
  colors: { bellwether },
  primaryColor: 'bellwether',
  primaryShade: 7,
  variantColorResolver: variantColors,
  fontFamily: 'var(--bw-font)',
  fontFamilyMonospace: 'var(--bw-mono)',
  fontSizes: { xs: '11px', sm: '13px', md: '14px', lg: '16px', xl: '22px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm', variant: 'default' }, vars: buttonSizes }),
    Badge: Badge.extend({ defaultProps: { variant: 'default', radius: 'xs', tt: 'none', fw: 550 } }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: () => ({ wrapper: { '--input-height': 'var(--bw-control)', '--input-fz': 'var(--bw-text-13)' } }),
    }),
    InputWrapper: InputWrapper.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { allowDeselect: false, checkIconPosition: 'right' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { autosize: true, minRows: 3 } }),
    Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
    Radio: Radio.extend({ defaultProps: { size: 'xs' } }),
    Switch: Switch.extend({ defaultProps: { size: 'sm' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 250, multiline: true, maw: 280, withArrow: false },
    }),
    Menu: Menu.extend({
      // The placeholder is no menu item, which screen readers would stumble over.
      defaultProps: { shadow: 'none', position: 'bottom-end', offset: 4, withInitialFocusPlaceholder: false },
    }),
    Modal: Modal.extend({ defaultProps: { overlayProps, centered: true, radius: 'md' } }),
    Drawer: Drawer.extend({ defaultProps: { overlayProps } }),
  },
});
