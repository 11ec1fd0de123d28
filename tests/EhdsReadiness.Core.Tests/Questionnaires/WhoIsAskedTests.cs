namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>Expectations written from the fact base: this organisation is, or is not, asked that question or bound by that duty.</summary>
public class WhoIsAskedTests
{
    /// <summary>A hospital that nothing exempts, with health records; each case changes it.</summary>
    private static readonly Profile Hospital = new("hospital", "FR-IDF", "yes", "no", ["a"], "yes", "no");

    [Theory]
    [InlineData("controller=no", "holder-opt-out", false)]                      // 9 remark 4: a pure processor has no HOLD row
    [InlineData("controller=no", "holder-three-months", false)]                 // row 26, HOLD
    [InlineData("controller=no", "holder-no-withholding", false)]               // row 32, HOLD
    [InlineData("controller=no", "holder-information", false)]                  // row 1, CTRL
    [InlineData("controller=no", "holder-objection", false)]                    // row 3, CTRL
    [InlineData("controller=no", "holder-controllership", false)]               // row 9: nothing is delivered as controller
    [InlineData("controller=no", "holder-person-rights", false)]                // row 63, CTRL
    [InlineData("controller=no", "holder-retention", false)]                    // row 64, CTRL
    [InlineData("controller=no", "holder-coverage", false)]                     // row 65, LABEL
    [InlineData("controller=no", "holder-linkage", false)]                      // row 30: links on behalf of others only
    [InlineData("controller=no", "data-breach", true)]                          // row 61: a processor tells its controller
    [InlineData("controller=no", "holder-processors", true)]                    // row 11: binds processors too
    [InlineData("controller=no", "holder-processing-records", true)]            // row 12: both keep a register
    [InlineData("controller=no", "information-security", true)]                 // row 5: binds processors too
    [InlineData("controller=no", "holder-secure-transfer", true)]               // row 28
    [InlineData("controller=no", "care-data-hosting", true)]                    // row 7: as a host
    [InlineData("controller=no", "impact-assessment", true)]                    // row 13 shared, answered "does not apply"
    [InlineData("controller=unsure", "holder-opt-out", true)]                   // 9: HOLD takes in unsure
    [InlineData("micro_enterprise=yes", "holder-opt-out", true)]                // 50: exempt, but may assess itself voluntarily
    [InlineData("micro_enterprise=yes", "holder-label", true)]                  // same
    [InlineData("snds=no", "snds-security", false)]                             // row 6, SNDS
    [InlineData("snds=yes", "snds-security", true)]                             // row 6
    [InlineData("snds=unsure", "snds-security", true)]                          // 9: SNDS takes in unsure
    [InlineData("snds=no", "holder-linkage", true)]                             // H3.10: good practice without SNDS data
    [InlineData("public_funding=no", "holder-label", true)]                     // 78: labels may be voluntary
    [InlineData("organisation_kind=public-agency", "sovereign-cloud", true)]    // row 8
    [InlineData("organisation_kind=research", "sovereign-cloud", true)]         // row 8: State operators choose “research”
    [InlineData("organisation_kind=cohort", "sovereign-cloud", true)]           // row 8: and what one of them carries
    [InlineData("organisation_kind=hospital", "sovereign-cloud", false)]        // row 8: not a duty of every holder
    [InlineData("organisation_kind=research", "holder-procurement", true)]      // row 35
    [InlineData("organisation_kind=insurer", "holder-procurement", true)]       // row 35: public insurers are contracting authorities
    [InlineData("organisation_kind=industry-device", "holder-procurement", false)] // row 35: contracting authorities only
    [InlineData("organisation_kind=care-practice", "care-data-hosting", true)]  // row 7: asked of all
    public void A_holder_is_asked_what_concerns_it(string change, string questionId, bool asked) =>
        Assert.Equal(asked, IsAsked(questionId, Roles.Holder, With(change)));

    [Theory]
    [InlineData(Roles.User, "holder-opt-out", false)]               // 71(3) binds holders
    [InlineData(Roles.User, "holder-inquiries", false)]             // row 59: not shared with H1.12
    [InlineData(Roles.User, "user-cooperation", true)]              // row 59: its own question
    [InlineData(Roles.User, "french-formalities", true)]            // row 58
    [InlineData(Roles.User, "third-country-transfers", true)]       // row 46
    [InlineData(Roles.User, "data-breach", true)]                   // row 61: both roles
    [InlineData(Roles.User, "holder-processors", true)]             // row 11: fits users too
    [InlineData(Roles.User, "user-information", true)]              // row 66
    [InlineData(Roles.Holder, "user-information", false)]           // row 66: users only
    [InlineData(Roles.Holder, "user-purpose", false)]               // row 36: users only
    [InlineData(Roles.Holder, "user-outputs", false)]               // row 52: users only
    [InlineData(Roles.Both, "holder-opt-out", true)]                // 2.1: both roles at once
    [InlineData(Roles.Both, "user-purpose", true)]
    public void A_role_is_asked_its_own_questions(Roles role, string questionId, bool asked) =>
        Assert.Equal(asked, IsAsked(questionId, role, Hospital));

    [Theory]
    [InlineData("categories=a", "holder-descriptions", "2029-03-26")]                        // row 17
    [InlineData("categories=p", "holder-descriptions", "2031-03-26")]                        // 105: p is deferred
    [InlineData("categories=b,f,g,m,p", "holder-three-months", "2031-03-26")]                // 105: the five deferred letters
    [InlineData("categories=f,q", "holder-three-months", "2029-03-26")]                      // biobanks are not deferred
    [InlineData("categories=i", "holder-opt-out", "2029-03-26")]                             // wellness applications are not deferred
    [InlineData("categories=d", "holder-opt-out", "2029-03-26")]                             // pathogens are not deferred
    [InlineData("categories=h,n", "holder-opt-out", "2029-03-26")]                           // medical devices are not deferred
    [InlineData("categories=k,l", "holder-opt-out", "2029-03-26")]                           // registries are not deferred
    [InlineData("categories=", "holder-opt-out", "2029-03-26")]                              // scoring.md: no category given
    [InlineData("categories=m", "holder-label", "2031-03-26")]                               // row 20 with 8.22
    [InlineData("micro_enterprise=yes", "holder-descriptions", "good practice")]             // 50(1)(b)
    [InlineData("micro_enterprise=unsure", "holder-descriptions", "2029-03-26")]             // 9: HOLD takes in unsure
    [InlineData("micro_enterprise=yes", "holder-label", "good practice")]                    // LABEL is HOLD plus public funding
    [InlineData("micro_enterprise=yes", "holder-information", "now")]                        // 9 remark 3: GDPR stays
    [InlineData("micro_enterprise=yes", "care-data-hosting", "now")]                         // French law stays
    [InlineData("micro_enterprise=yes", "holder-procurement", "2027-03-26")]                 // Chapter V: no micro exemption
    [InlineData("micro_enterprise=yes", "user-purpose", "2029-03-26")]                       // user rows stay
    [InlineData("public_funding=no", "holder-label", "good practice")]                       // 78(2)
    [InlineData("public_funding=unsure", "holder-label", "2029-03-26")]                      // LABEL takes in unsure
    [InlineData("public_funding=no", "holder-quality", "good practice")]                     // row 19: due only through the label
    [InlineData("public_funding=no", "holder-descriptions", "2029-03-26")]                   // row 17: whatever the funding
    [InlineData("controller=no", "holder-descriptions", "good practice")]                    // not a holder under limb (i)
    [InlineData("controller=no", "holder-processors", "now")]                                // row 11
    [InlineData("controller=no", "holder-processing-records", "now")]                        // row 12
    [InlineData("snds=yes", "snds-security", "now")]                                         // row 6
    [InlineData("snds=yes", "holder-linkage", "now")]                                        // row 30
    [InlineData("snds=no", "holder-linkage", "good practice")]                               // row 30
    [InlineData("organisation_kind=public-agency", "sovereign-cloud", "now")]                // row 8
    [InlineData("organisation_kind=research", "sovereign-cloud", "now")]                     // row 8: State operators
    [InlineData("micro_enterprise=yes", "data-breach", "now")]                               // row 61: GDPR stays
    [InlineData("public_funding=no", "holder-coverage", "good practice")]                    // row 65: due only through the label
    [InlineData("public_funding=no", "holder-label-evidence", "2029-03-26")]                 // row 21: any label that accompanies a dataset
    [InlineData("controller=yes", "holder-controllership", "good practice")]                 // row 9, M
    [InlineData("controller=yes", "user-fees", "good practice")]                             // row 53, M
    [InlineData("categories=p", "holder-procurement", "2027-03-26")]                         // row 35: whatever the categories
    // 9 remark 6: user rows whatever the categories
    [InlineData("categories=p", "user-minimisation", "2029-03-26")]
    [InlineData("categories=p", "information-security", "now")]                              // GDPR 32
    [InlineData("categories=a", "holder-inventory", "good practice")]                        // row 16, M
    public void A_duty_binds_from_its_date_or_not_at_all(string change, string questionId, string expected)
    {
        var question = Published.Questionnaire.Find(questionId)!;
        var binding = question.Duty?.For(With(change), Published.Content.Regulation);

        Assert.Equal(expected, binding is null ? "good practice" : binding.From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ?? "now");
    }

    private static bool IsAsked(string questionId, Roles role, Profile profile) =>
        Scope.Of(Published.Questionnaire, role, profile, AssessmentMode.Full).Any(question => question.Id == questionId);

    private static Profile With(string change)
    {
        var (field, value) = (change[..change.IndexOf('=')], change[(change.IndexOf('=') + 1)..]);
        return field switch
        {
            "organisation_kind" => Hospital with { OrganisationKind = value },
            "controller" => Hospital with { Controller = value },
            "micro_enterprise" => Hospital with { MicroEnterprise = value },
            "categories" => Hospital with { Categories = value.Split(',', StringSplitOptions.RemoveEmptyEntries) },
            "public_funding" => Hospital with { PublicFunding = value },
            "snds" => Hospital with { Snds = value },
            _ => throw new ArgumentException(change, nameof(change)),
        };
    }
}
