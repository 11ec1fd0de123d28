namespace EhdsReadiness.Core.Tests.Questionnaires;

/// <summary>The content's duties against section 9 of the fact base.</summary>
public class DutyTableTests
{
    private static IReadOnlyList<Question> Questions => Published.Questionnaire.Questions;

    public static TheoryData<string> LawQuestions => [.. DutyTable.Rows.Select(row => row.QuestionId)];

    [Theory]
    [MemberData(nameof(LawQuestions))]
    public void A_duty_has_the_article_the_date_and_the_condition_of_its_row(string questionId)
    {
        var row = DutyTable.Rows.Single(row => row.QuestionId == questionId);
        var duty = Published.Questionnaire.Find(questionId)?.Duty;

        Assert.NotNull(duty);
        Assert.Equal(row.Article, duty.Article);
        Assert.Equal(row.Due, duty.Due.ToString());
        Assert.Equal(DutyTable.ConditionOf(row.Binds), duty.AppliesWhen is { } condition ? Written(condition) : null);
    }

    [Fact]
    public void A_question_without_a_row_is_good_practice() =>
        Assert.Equal(
            DutyTable.Rows.Select(row => row.QuestionId).Order(StringComparer.Ordinal),
            Questions.Where(question => question.Duty is not null).Select(question => question.Id).Order(StringComparer.Ordinal));

    /// <summary>"Not duties, although section 7 marks some of them L or C", and the rows marked M (16, 25, 27).</summary>
    [Theory]
    [InlineData("holder-status")]               // H1.1
    [InlineData("holder-controllership")]       // row 9, M: the law itself makes who delivers controller
    [InlineData("holder-governance")]           // H1.8
    [InlineData("holder-published-projects")]   // H1.10
    [InlineData("training")]                    // H1.11
    [InlineData("holder-interoperability")]     // H2.7
    [InlineData("standards-skills")]            // H2.8, U2.5: row 49 names no diploma, OMOP or FHIR skill
    [InlineData("holder-reuse-by-design")]      // H2.12
    [InlineData("holder-deidentification")]     // H3.4: task of the access body
    [InlineData("holder-request-log")]          // H3.6
    [InlineData("holder-trusted-status")]       // H3.8
    [InlineData("holder-resources")]            // H3.12, H4.9
    [InlineData("law-watch")]                   // H4.1, U4.8
    [InlineData("holder-standard-contracts")]   // H4.2
    [InlineData("holder-samples")]              // H4.5, H4.8
    [InlineData("user-catalogues")]             // U2.1
    [InlineData("user-label-reading")]          // U2.2
    [InlineData("user-bias")]                   // U2.7
    [InlineData("user-fees")]                   // row 53, M: no text asks a user to budget
    [InlineData("user-timetable")]              // U3.5
    [InlineData("user-route")]                  // U4.1
    [InlineData("user-reproducibility")]        // U4.7
    [InlineData("holder-inventory")]            // row 16, M
    [InlineData("holder-single-entry")]         // row 25, M
    [InlineData("holder-subsets")]              // row 27, M
    public void A_means_to_a_duty_is_good_practice(string questionId) => Assert.Null(Published.Questionnaire.Find(questionId)!.Duty);

    /// <summary>Section 9 asks for "does not apply" on these rows.</summary>
    [Theory]
    [InlineData("snds-security")]               // row 6: no system of its own
    [InlineData("care-data-hosting")]           // row 7
    [InlineData("sovereign-cloud")]             // row 8
    [InlineData("impact-assessment")]           // row 13, remark 7: a pure processor
    [InlineData("french-formalities")]          // row 14, remark 7
    [InlineData("holder-label-evidence")]       // row 21: nothing labelled
    [InlineData("holder-open-data")]            // row 24
    [InlineData("holder-linkage")]              // row 30: nothing linked
    [InlineData("holder-procurement")]          // row 35: private bodies
    [InlineData("user-own-data")]               // row 48
    [InlineData("user-cross-border")]           // row 57
    [InlineData("user-information")]            // row 66: no personal data
    public void Who_is_outside_a_duty_can_say_so(string questionId) =>
        Assert.NotNull(Published.Questionnaire.Find(questionId)!.NotApplicable);

    /// <summary>Section 9, remark 7: no duty of a holder alone is shared; on SNDS data both are bound.</summary>
    [Fact]
    public void A_shared_duty_binds_holders_and_users_alike() =>
        Assert.All(
            Questions.Where(question => question.Roles == Roles.Both && question.Duty is not null),
            question =>
            {
                Assert.True(DutyTable.Of(question)!.Binds is Binds.Everybody or Binds.Snds, question.Id);
                Assert.Equal("now", question.Duty!.Due.ToString());
            });

    /// <summary>Section 9, remark 3: the exemption covers the holder duties of Chapter IV only.</summary>
    [Fact]
    public void Being_a_microenterprise_never_decides_whether_a_question_is_asked() =>
        Assert.DoesNotContain(Questions, question => question.AskedWhen?.Fields.Any(field => field.FieldId == "micro_enterprise") ?? false);

    private static string Written(Condition condition) =>
        string.Join("; ", condition.Fields.Select(field => $"{field.FieldId}: {string.Join(", ", field.Values)}"));
}
