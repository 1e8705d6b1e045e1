using Cardshop.Primitives.Sizes;

namespace Cardshop.Content.Archives.Members;

/// <summary>Adds up what an archive expands to, and ends the matter as soon as that is too much.</summary>
internal sealed class ExpansionBudget(ExpansionLimits limits, ArchiveProblems problems)
{
    private int _members;
    private long _length;

    /// <summary>Counts one more member.</summary>
    /// <param name="length">How many bytes it holds, 0 or more.</param>
    public void Spend(long length)
    {
        if (++_members > limits.MostMembers)
        {
            throw problems.With($"It has more than {limits.MostMembers} members, which is the most that is expanded.");
        }

        if (length > limits.Room - _length)
        {
            throw problems.With(
                $"Its members hold more than the {new ByteSize(limits.Room)} that there is room for; "
                + "leave something out, or make the image larger.");
        }

        _length += length;
    }
}
