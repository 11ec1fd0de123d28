namespace EhdsReadiness.Core.Access;

/// <summary>Something that one may do with an assessment.</summary>
public enum Right
{
    /// <summary>See its pages.</summary>
    See,

    /// <summary>Take it away: report and file.</summary>
    Download,

    /// <summary>Make a secret address by which calendars read the plan, and take it back.</summary>
    Subscribe,

    /// <summary>See each question with who answered it and when, and its comments.</summary>
    SeeQuestions,

    /// <summary>See comments that are marked as internal.</summary>
    SeeInternalComments,

    Answer,

    /// <summary>Offer an answer to the units of the organisation, and take the offer back.</summary>
    Offer,

    /// <summary>Carry out the plan: say who does what by when, try scenarios. The answers stand apart.</summary>
    FollowPlan,

    /// <summary>Change the profile, and move to a newer version of the questionnaire.</summary>
    ChangeProfile,

    /// <summary>Begin the next assessment from it.</summary>
    Reassess,

    /// <summary>Comment on a question, and take one's own comment back.</summary>
    Comment,

    /// <summary>Ask a member to answer an axis or a question by a date.</summary>
    Assign,

    /// <summary>Make a link by which somebody without an account answers one question, and take it back.</summary>
    AskOutside,

    /// <summary>Replace its link, and make or withdraw a read-only one.</summary>
    ShareByLink,

    /// <summary>Keep it although nobody has touched it for long.</summary>
    Keep,

    /// <summary>Make it one of an organisation's own.</summary>
    Attach,

    /// <summary>Give the answers over to the owners' judgement.</summary>
    Submit,

    /// <summary>Open the answers again, with a message.</summary>
    AskForChanges,

    Approve,

    /// <summary>Keep a numbered copy and close the assessment for good.</summary>
    Finalise,

    Delete,
}
