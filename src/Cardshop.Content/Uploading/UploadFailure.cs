namespace Cardshop.Content.Uploading;

/// <summary>Why an upload failed.</summary>
public enum UploadFailure
{
    /// <summary>The server cannot be reached, or breaks off again and again.</summary>
    Unreachable,

    /// <summary>The server does not want it: rights, name, size.</summary>
    Refused,

    /// <summary>The server has no room.</summary>
    Full,

    /// <summary>What arrived is not what was sent.</summary>
    WrongDigest,

    /// <summary>The server does not speak tus as it should.</summary>
    Protocol,
}
