namespace Cardshop.Content.Archives.Members;

/// <summary>A member that an archive expands to.</summary>
/// <param name="Number">Its number in the <see cref="MemberTable"/>.</param>
/// <param name="Kind">What it comes to: the first hard link to a file that is left out or replaced takes that file's part.</param>
/// <param name="Original">The number of the survivor that a hard link is another name of; of all others their own.</param>
internal readonly record struct Survivor(int Number, MemberKind Kind, int Original)
{
    /// <summary>The members that are neither left out nor replaced, in order.</summary>
    public static IEnumerable<Survivor> Of(MemberTable members)
    {
        var heirs = new Dictionary<int, int>();
        for (var number = 0; number < members.Count; number++)
        {
            if (!Survives(members, number))
            {
                continue;
            }

            var kind = members[number].Kind;
            var original = kind == MemberKind.HardLink ? members[number].Original : number;
            if (!Survives(members, original) && !heirs.TryGetValue(original, out original))
            {
                heirs.Add(members[number].Original, number);
                (kind, original) = (MemberKind.File, number);
            }

            yield return new Survivor(number, kind, original);
        }
    }

    private static bool Survives(MemberTable members, int number) => !members[number].IsJunk && !members.IsReplaced(number);
}
