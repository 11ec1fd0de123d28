namespace EhdsReadiness.Attack.Tests.Attacker;

/// <summary>What an attacker may learn that it must not.</summary>
public enum WinKind
{
    /// <summary>A withheld count has fewer than k/2 values left.</summary>
    Count,

    /// <summary>The score of one organisation lies in an interval of at most 10 points.</summary>
    Score,

    /// <summary>One organisation certainly takes part, or certainly doesn't.</summary>
    Participation,
}

/// <summary>One success of the attack.</summary>
/// <param name="World">The population it was won against.</param>
/// <param name="Controlled">The organisations that the attacker controls.</param>
/// <param name="Publication">Index of the publication, from 0.</param>
/// <param name="What">The cell or the organisation, and what is now known of it.</param>
public sealed record Win(WinKind Kind, string World, IReadOnlyList<int> Controlled, int Publication, string What)
{
    public override string ToString() =>
        $"{Kind}: {World}, controlled [{string.Join(", ", Controlled)}], publication {Publication + 1}: {What}";
}
