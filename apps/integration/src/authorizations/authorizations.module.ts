import { Module } from '@nestjs/common';
import { HatAuthorizationSource } from '../hat/authorizations/hat-authorization-source.service';
import { HatAuthorizationsModule } from '../hat/authorizations/hat-authorizations.module';
import { MedseniorMembers } from '../medsenior/medsenior-members.service';
import { MedseniorModule } from '../medsenior/medsenior.module';
import type { AuthorizationSource, MemberLinks } from './authorization-source';
import { AuthorizationsController } from './authorizations.controller';
import { AuthorizationsService } from './authorizations.service';
import { MemberForms, type MemberNumbers } from './member-forms';

/** Authorizations of a member over all vendors, in one shape. */
@Module({
  imports: [HatAuthorizationsModule, MedseniorModule],
  controllers: [AuthorizationsController],
  providers: [
    {
      provide: AuthorizationsService,
      inject: [HatAuthorizationSource, MedseniorMembers],
      useFactory: (hat: AuthorizationSource & MemberNumbers, medsenior: AuthorizationSource & MemberLinks & MemberNumbers) =>
        new AuthorizationsService([hat, medsenior], medsenior, new MemberForms([hat, medsenior])),
    },
  ],
})
export class AuthorizationsModule {}
