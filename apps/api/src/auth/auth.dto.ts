import { IsString, MaxLength, MinLength } from 'class-validator';

export class LoginDto {
  /** As given by the administrator; upper and lower case are the same. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  login: string;

  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  password: string;
}

export class UserDto {
  id: string;
  login: string;
  name: string;
  /** Roles: secretary, manager, head, director, accountant, driver, quality, admin. */
  roles: string[];
  /** What the company calls them, in the caller's language: by role, where it has a name of its own. */
  roleNames: Record<string, string>;
  permissions: string[];
  /** ru, en or zh. */
  language: string;
}

export class OrganisationDto {
  id: string;
  name: string;
  /** IANA name, such as Europe/Moscow. */
  timeZone: string;
  demo: boolean;
}

export class SignedInDto {
  user: UserDto;
  organisation: OrganisationDto;
  /** To be sent as `X-CSRF-Token` with every unsafe call. */
  csrfToken: string;
}

export class DemoLoginDto {
  login: string;
  name: string;
  roles: string[];
}

export class DemoLoginsDto {
  logins: DemoLoginDto[];
  /** The same for all of them. */
  password: string;
}
