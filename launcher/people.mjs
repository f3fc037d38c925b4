// The people that the Better Auth demo starts with.
export const PASSWORD = "password1234";
export const PEOPLE = [
  { name: "ada", email: "ada@example.com", roles: "admin, user" },
  { name: "bob", email: "bob@example.com", roles: "user" },
];
