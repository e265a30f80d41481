import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon.tsx";

type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

type Common = {
  children: ComponentChildren;
  variant?: ButtonVariant | undefined;
  icon?: IconName | undefined;
  id?: string | undefined;
};

const classOf = (variant: ButtonVariant) => `button button-${variant}`;

/** Acts. `submit` unless told otherwise; `name`/`value` tell the server which button was pressed. */
export function Button({
  children,
  variant = "primary",
  icon,
  id,
  type = "submit",
  name,
  value,
  disabled,
  form,
  formaction,
}: Common & {
  type?: "submit" | "button" | "reset" | undefined;
  name?: string | undefined;
  value?: string | undefined;
  disabled?: boolean | undefined;
  form?: string | undefined;
  formaction?: string | undefined;
}) {
  return (
    <button
      id={id}
      type={type}
      class={classOf(variant)}
      name={name}
      value={value}
      disabled={disabled}
      form={form}
      formAction={formaction}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}

/** Goes somewhere, looks like a button. */
export function LinkButton({
  children,
  href,
  variant = "primary",
  icon,
  id,
  rel,
  download,
}: Common & { href: string; rel?: string | undefined; download?: boolean | undefined }) {
  return (
    <a id={id} class={classOf(variant)} href={href} rel={rel} download={download}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

/** Buttons side by side, wrapping when narrow. */
export function Actions({ children }: { children: ComponentChildren }) {
  return <div class="actions">{children}</div>;
}
