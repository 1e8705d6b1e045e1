using System.Text;

namespace Cardshop.Content.Archives.Members;

/// <summary>Follows symbolic links through the members of an archive as the kernel will on the device.</summary>
internal sealed class SymlinkResolver(MemberTable members)
{
    /// <summary>How many links the kernel follows for one path (<c>MAXSYMLINKS</c>).</summary>
    private const int MostLinks = 40;

    /// <summary>Whether what a link says leads out of the folder that the archive goes to.</summary>
    /// <param name="path">Where the link lies.</param>
    /// <param name="target">What it says.</param>
    public bool Leaves(string path, string target)
    {
        var place = path.Split('/')[..^1].ToList();
        var rest = new Stack<string>();
        for (var links = 0; links <= MostLinks; links++)
        {
            if (target.StartsWith('/'))
            {
                return true;
            }

            foreach (var part in target.Split('/').Reverse())
            {
                rest.Push(part);
            }

            // Up to the next link, whose own target then comes before what is left.
            string? next = null;
            while (next is null && rest.TryPop(out var part))
            {
                if (part is ".." && place.Count == 0)
                {
                    return true;
                }

                next = Step(place, part);
            }

            if (next is null)
            {
                return false;
            }

            target = next;
        }

        // What goes round in circles leads nowhere.
        return false;
    }

    /// <summary>Goes one step from a place, unless that is a link, whose target is returned.</summary>
    private string? Step(List<string> place, string part)
    {
        switch (part)
        {
            case "" or ".":
                return null;
            case "..":
                place.RemoveAt(place.Count - 1);
                return null;
        }

        var path = string.Join('/', place.Append(part));
        if (members.Find(Encoding.UTF8.GetBytes(path)) is { } number && members[number].Kind == MemberKind.Symlink)
        {
            return Encoding.UTF8.GetString(members.TargetOf(number));
        }

        place.Add(part);
        return null;
    }
}
