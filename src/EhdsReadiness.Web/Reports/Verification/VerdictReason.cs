namespace EhdsReadiness.Web.Reports.Verification;

/// <summary>What the verdict rests on.</summary>
public enum VerdictReason
{
    /// <summary>The signature was made by a key of this site.</summary>
    SignatureRight,

    /// <summary>The fingerprint stands in the list of finalised reports issued here.</summary>
    Recorded,

    /// <summary>At least one byte is not what it was.</summary>
    BytesChanged,

    /// <summary>The signature names a key of this site, which did not make it.</summary>
    SignatureWrong,

    /// <summary>The file has no fingerprint of the kind that reports carry.</summary>
    NoFingerprint,

    /// <summary>The bytes fit the fingerprint, but nobody signed it and it was not recorded: anybody could have made it.</summary>
    NotSigned,

    /// <summary>Signed with a key that this site does not know.</summary>
    KeyUnknown,
}
