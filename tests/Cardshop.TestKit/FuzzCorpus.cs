using System.Text.RegularExpressions;

namespace Cardshop.TestKit;

/// <summary>
/// Inputs that a parser has met before, one for each of its answers: they are tried first, and damaged further. Kept beside the tests, a
/// file for each fuzz test, a line of base64 for each input. With <c>CARDSHOP_FUZZ_CORPUS=FOLDER</c> a run writes such files anew.
/// </summary>
internal sealed partial class FuzzCorpus(string name)
{
    private const int LongestInput = 2048;
    private const int MostInputs = 16;

    private static readonly string? Harvest = Environment.GetEnvironmentVariable("CARDSHOP_FUZZ_CORPUS");

    private readonly SortedDictionary<string, byte[]> _byAnswer = new(StringComparer.Ordinal);

    public IReadOnlyList<byte[]> Read()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Corpus", name + ".txt");
        return File.Exists(path) ? [.. File.ReadLines(path).Select(Convert.FromBase64String)] : [];
    }

    /// <summary>Keeps an input if it is the shortest that is answered like this.</summary>
    /// <param name="input">The input.</param>
    /// <param name="refusal">How it was refused; null when it was taken.</param>
    public void Consider(byte[] input, Exception? refusal)
    {
        if (Harvest is null || input.Length > LongestInput)
        {
            return;
        }

        var answer = refusal is null ? "taken" : $"{refusal.GetType().Name} {Specifics().Replace(refusal.Message, "")}";
        if (!_byAnswer.TryGetValue(answer, out var known) || input.Length < known.Length)
        {
            _byAnswer[answer] = input;
        }
    }

    public void Write()
    {
        if (Harvest is not null && _byAnswer.Count > 0)
        {
            Directory.CreateDirectory(Harvest);
            File.WriteAllLines(Path.Combine(Harvest, name + ".txt"), _byAnswer.Values.Take(MostInputs).Select(Convert.ToBase64String));
        }
    }

    /// <summary>What differs between messages that say the same: figures, quoted text, what is not ASCII.</summary>
    [GeneratedRegex("\"[^\"]*\"|[^a-zA-Z ]+|\\b\\S*\\d\\S*\\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Specifics();
}
