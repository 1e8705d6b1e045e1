namespace Cardshop.Ftp.Client.Replies;

/// <summary>What a server has answered.</summary>
/// <param name="Code">100 to 599.</param>
/// <param name="Lines">Its text, without codes in front.</param>
internal sealed record ServerReply(int Code, IReadOnlyList<string> Lines)
{
    public bool IsPreliminary => Code / 100 == 1;

    public bool IsGood => Code / 100 is 2 or 3;

    /// <summary>The text of the last line, or of the first one where that says nothing.</summary>
    public string Text => Lines[^1].Length > 0 ? Lines[^1] : Lines[0];

    public override string ToString() => $"{Code} {Text}";
}
