using System.Text.Json.Serialization;

namespace EhdsReadiness.Web.Mails;

/// <summary>What a mail rests on: its link is good for nothing once that was used, withdrawn or changed, so that a mail that still waits
/// then is deleted instead of sent.</summary>
[JsonDerivedType(typeof(SignUp), "sign-up")]
[JsonDerivedType(typeof(Invitation), "invitation")]
[JsonDerivedType(typeof(Client), "client")]
[JsonDerivedType(typeof(Join), "join")]
[JsonDerivedType(typeof(Account), "account")]
[JsonDerivedType(typeof(Plan), "plan")]
[JsonDerivedType(typeof(Told), "told")]
[JsonDerivedType(typeof(Clarification), "clarification")]
[JsonDerivedType(typeof(Resume), "resume")]
public abstract record MailGround
{
    private MailGround()
    {
    }

    /// <summary>An account that was asked for, by the secret of its link.</summary>
    public sealed record SignUp(string Token) : MailGround;

    /// <summary>An open invitation, by the secret of its link.</summary>
    public sealed record Invitation(string Token) : MailGround;

    /// <summary>An open invitation of a client, by the secret of its link.</summary>
    public sealed record Client(string Token) : MailGround;

    /// <summary>An open request to join an organisation.</summary>
    public sealed record Join(string Id) : MailGround;

    /// <summary>An account as it stood when its link was made.</summary>
    /// <param name="Purpose">What the token is for, as Identity names it.</param>
    public sealed record Account(string Id, string Purpose, string Token) : MailGround;

    /// <summary>The link of one question, by its secret.</summary>
    public sealed record Clarification(string Token) : MailGround;

    /// <summary>The resume link of an assessment, by its key.</summary>
    public sealed record Resume(string Key) : MailGround;

    /// <summary>A plan that the account may see and wants to be reminded of.</summary>
    public sealed record Plan(string AssessmentId, string AccountId) : MailGround;

    /// <summary>Events whose places the account may see.</summary>
    public sealed record Told(string AccountId, IReadOnlyList<string> Events) : MailGround;
}
