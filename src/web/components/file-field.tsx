import { fr } from "../web.fr.ts";
import { described, type FieldCommon, FieldFrame } from "./field.tsx";

/** A file to send. With script, the frame also takes a dropped file. The form needs `enctype="multipart/form-data"`. */
export function FileField({
  accept,
  multiple,
  ...field
}: FieldCommon & { accept?: string | undefined; multiple?: boolean | undefined }) {
  const id = field.id ?? field.name;
  return (
    <FieldFrame {...field} id={id}>
      <drop-zone class="drop-zone" hint={fr.file.drop} chosen={fr.file.chosen}>
        <input
          type="file"
          id={id}
          name={field.name}
          accept={accept}
          multiple={multiple}
          required={field.required}
          {...described(id, field)}
        />
      </drop-zone>
    </FieldFrame>
  );
}
