// Two people to play with.

export const PASSWORD = "password1234";
export const PEOPLE = [
  { name: "Ada", email: "ada@example.com", role: "admin,user" },
  { name: "Bob", email: "bob@example.com", role: "user" },
];

export async function seed(auth, tables) {
  for (const { name, email, role } of PEOPLE) {
    await auth.api.signUpEmail({ body: { name, email, password: PASSWORD } });
    tables.user.find((user) => user.email === email).role = role;
  }
  tables.session.length = 0; // their sign-up opened some
}
