using System.Text;
using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules.Files;

/// <summary>The names in a target are ones that ext4 and Linux can hold: 255 bytes each, 4095 together, no NUL.</summary>
internal sealed class TargetHasRoomForItsNames : IRule<FileDraft>
{
    private const int LongestName = 255;
    private const int LongestPath = 4095;

    public void Check(FileDraft subject, ProblemList problems)
    {
        if (subject is not { Target: { } target, To.At: { } at })
        {
            return;
        }

        if (target.Contains('\0'))
        {
            problems.Error(at, "a name cannot hold the character U+0000", "remove it");
        }

        if (target.Split('/').FirstOrDefault(part => Encoding.UTF8.GetByteCount(part) > LongestName) is { } name)
        {
            problems.Error(at, $"the name \"{name.Cut()}\" has {Encoding.UTF8.GetByteCount(name)} bytes", $"shorten it to {LongestName}");
        }

        if (Encoding.UTF8.GetByteCount(target) > LongestPath)
        {
            problems.Error(at, $"the path has {Encoding.UTF8.GetByteCount(target)} bytes", $"shorten it to {LongestPath}");
        }
    }
}
