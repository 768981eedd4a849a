/**
 * Form fields: Mantine's inputs with our label, help and error places, and with the server's error for their
 * JSON pointer. A form is FieldErrors around Form around fields.
 */
import {
  Checkbox,
  NumberInput,
  PasswordInput,
  Radio,
  Select,
  Textarea,
  TextInput,
  type NumberInputProps,
  type TextInputProps,
} from '@mantine/core';
import { useId, type FormEvent, type ReactNode } from 'react';
import { useFieldError } from './field-errors.tsx';
import './field.css';

export { FieldErrors, type FieldError } from './field-errors.tsx';

type FieldProps = {
  readonly label: string;
  /** One sentence of help under the label. */
  readonly help?: string | undefined;
  /** JSON pointer into the request body, for the server's error: `/name`. */
  readonly pointer?: string | undefined;
  /** An error found before sending; it wins over the server's. */
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
};

/** Mantine's props from ours, the server's error included. */
function useFieldProps({ label, help, pointer, error, isRequired, isDisabled }: FieldProps) {
  const serverError = useFieldError(pointer);
  return {
    label,
    description: help,
    error: error ?? serverError,
    required: isRequired ?? false,
    disabled: isDisabled ?? false,
    name: pointer?.slice(1),
  };
}

/** A form that calls `onSubmit` without reloading the page; the browser's own checks are off, ours speak. */
export function Form({
  onSubmit,
  children,
}: {
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className="bw-form" noValidate onSubmit={submit}>
      {children}
    </form>
  );
}

type Value<T> = { readonly value: T; readonly onChange: (value: T) => void };

/** One line of text. */
export function TextField({
  value,
  onChange,
  type,
  placeholder,
  autoComplete,
  hasFocus,
  ...field
}: FieldProps &
  Value<string> & {
    readonly type?: 'text' | 'email' | 'date' | 'search' | 'url' | undefined;
    readonly placeholder?: string | undefined;
    readonly autoComplete?: TextInputProps['autoComplete'];
    readonly hasFocus?: boolean | undefined;
  }) {
  return (
    <TextInput
      {...useFieldProps(field)}
      value={value}
      type={type ?? 'text'}
      placeholder={placeholder ?? ''}
      autoComplete={autoComplete ?? 'off'}
      data-autofocus={hasFocus || undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A password that can be shown. */
export function PasswordField({
  value,
  onChange,
  autoComplete,
  ...field
}: FieldProps & Value<string> & { readonly autoComplete: 'current-password' | 'new-password' }) {
  return (
    <PasswordInput
      {...useFieldProps(field)}
      value={value}
      autoComplete={autoComplete}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Several lines of text; grows with them. */
export function TextAreaField({
  value,
  onChange,
  minRows,
  ...field
}: FieldProps & Value<string> & { readonly minRows?: number | undefined }) {
  return (
    <Textarea
      {...useFieldProps(field)}
      value={value}
      minRows={minRows ?? 3}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A number, or null while the field is empty. `suffix` names the unit. */
export function NumberField({
  value,
  onChange,
  min,
  max,
  step,
  suffix,
  placeholder,
  ...field
}: FieldProps &
  Value<number | null> & {
    readonly min?: number | undefined;
    readonly max?: number | undefined;
    readonly step?: number | undefined;
    readonly suffix?: string | undefined;
    readonly placeholder?: string | undefined;
  }) {
  const change: NonNullable<NumberInputProps['onChange']> = (next) =>
    onChange(typeof next === 'number' ? next : null);
  return (
    <NumberInput
      {...useFieldProps(field)}
      {...(min === undefined ? {} : { min })}
      {...(max === undefined ? {} : { max })}
      {...(suffix === undefined ? {} : { suffix })}
      {...(placeholder === undefined ? {} : { placeholder })}
      step={step ?? 1}
      value={value ?? ''}
      onChange={change}
    />
  );
}

export type Choice<T extends string> = { readonly value: T; readonly label: string };

/** One of a list; searchable when the list is long. With `onSearch` the caller brings the choices that fit, and none is a choice too. */
export function SelectField<T extends string>({
  value,
  onChange,
  choices,
  placeholder,
  onSearch,
  ...field
}: FieldProps &
  Value<T | null> & {
    readonly choices: readonly Choice<T>[];
    readonly placeholder?: string | undefined;
    readonly onSearch?: ((text: string) => void) | undefined;
  }) {
  return (
    <Select
      {...useFieldProps(field)}
      data={choices.map((choice) => ({ value: choice.value as string, label: choice.label }))}
      value={value}
      placeholder={placeholder ?? ''}
      searchable={choices.length > 12 || onSearch !== undefined}
      {...(onSearch !== undefined && {
        onSearchChange: onSearch,
        filter: ({ options }) => options,
        clearable: true,
      })}
      onChange={(next) => onChange(next as T | null)}
    />
  );
}

/** Yes or no, in a sentence. */
export function CheckField({ value, onChange, ...field }: FieldProps & Value<boolean>) {
  const { required: _required, ...props } = useFieldProps(field);
  return <Checkbox {...props} checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />;
}

export type RichChoice<T extends string> = Choice<T> & {
  readonly note?: ReactNode;
  readonly end?: ReactNode;
  /** Why it cannot be chosen; it stays visible and off. */
  readonly blockedBecause?: string | undefined;
};

/** One of a few choices, each explained; for decisions. `isFramed` outlines those not chosen too. */
export function ChoiceField<T extends string>({
  label,
  value,
  choices,
  onChange,
  isFramed = false,
  isLabelHidden = false,
}: {
  readonly label: string;
  readonly value: T | null;
  readonly choices: readonly RichChoice<T>[];
  readonly onChange: (value: T) => void;
  readonly isFramed?: boolean;
  readonly isLabelHidden?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className="bw-choices">
      <legend className={isLabelHidden ? 'bw-hidden' : undefined}>{label}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          htmlFor={`${name}-${choice.value}`}
          className="bw-choice"
          data-checked={choice.value === value || undefined}
          data-framed={isFramed || undefined}
          data-off={choice.blockedBecause !== undefined || undefined}
        >
          <Radio
            id={`${name}-${choice.value}`}
            name={name}
            checked={choice.value === value}
            disabled={choice.blockedBecause !== undefined}
            onChange={() => onChange(choice.value)}
          />
          <span className="bw-choice-main">
            <span className="bw-choice-head">
              <span>{choice.label}</span>
              {choice.end}
            </span>
            <small>{choice.blockedBecause ?? choice.note}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
