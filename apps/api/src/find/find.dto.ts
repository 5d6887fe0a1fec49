import { PickType } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ClientRowDto } from '../clients/clients.dto.js';
import { CaseRowDto } from '../cases/cases.dto.js';
import { TaskRowDto } from '../tasks/tasks.dto.js';

export class FindQueryDto {
  /** What was typed so far: a phone in any spelling, an e-mail, an INN, words of a name or of a task, the number of a case. Nothing is found without it. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

/** A client in a line, and by what he was found. */
export class FindClientDto extends PickType(ClientRowDto, ['id', 'name', 'company', 'phone', 'phoneText', 'email', 'inn', 'city']) {
  matched: 'phone' | 'email' | 'inn' | 'name' | 'company';
}

/** Five of each kind at most, what is meant most surely first. */
export class FindDto {
  clients: FindClientDto[];
  cases: CaseRowDto[];
  /** Open ones that the caller may see. */
  tasks: TaskRowDto[];
}
