namespace EhdsReadiness.Core.Assessments;

/// <summary>A version of the questionnaire that is no longer what its assessments were answered on.</summary>
/// <param name="Recorded">Lower-case hexadecimal SHA-256 of the content that was answered.</param>
/// <param name="Current">SHA-256 of the content that bears the same name now.</param>
public sealed record ChangedVersion(string Version, string Recorded, string Current)
{
    /// <summary>What is wrong and what to do, for whoever runs the site.</summary>
    public override string ToString() =>
        $"assessments of questionnaire “{Version}” were answered on the content {Recorded}, but the content under that name is " +
            $"now {Current}: "
        + "put the former files back, or give the changed ones a version of their own (content new-version)";
}
