// What a strict LRS says of a statement, by Learning Locker's validator.
import validation from "@learninglocker/xapi-validation";

const { default: validate } = validation;

/** What is wrong with a statement, as sentences. */
export const faults = (statement) =>
  validate(statement).map(({ path, keys, typeName, name, data }) =>
    keys ? `${path.join(".")} must not have ${keys.join(", ")}` : `${path.join(".")} is not ${typeName ?? name}: ${JSON.stringify(data)}`,
  );
